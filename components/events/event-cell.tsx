import type { ReactNode } from 'react';
import { SiteLink } from '@/components/ui/site-link';
import type { EventListItem } from '@/lib/events/data/list-row';
import { eventPath } from '@/lib/events/event-path';
import classes from './event-cell.module.css';

/** An event's name with where it is run; `badges` below it. */
export function EventCell({ event, badges }: { event: EventListItem; badges?: ReactNode }) {
  return (
    <span className={classes.name}>
      <SiteLink href={eventPath(event.slug)}>{event.name}</SiteLink>
      {event.track ? (
        <span className={classes.where}>{[event.track, event.layout].filter(Boolean).join(' – ')}</span>
      ) : null}
      {badges ? <span className={classes.badges}>{badges}</span> : null}
    </span>
  );
}
