import { Alert, Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ReportLink } from '@/components/reports/report-link';
import { LocalTime } from '@/components/ui/local-time';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import type { EventDetail } from '@/lib/events/data/event';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import classes from './event-page.module.css';
import { EventStateLabel } from './event-state';
import type { EventPanelProps } from './panel-props';
import { weatherFacts } from './weather-facts';

export function EventHeader({ locale, event }: EventPanelProps) {
  const t = getTranslator(locale, 'event');
  const facts = [...headFacts({ locale, event }), ...(event.weather ? weatherFacts(locale, event.weather) : [])];
  const anybodySees = event.visibility === 'public' || event.visibility === 'unlisted';
  return (
    <header className={classes.head}>
      <SiteLink href="/events">{t('back')}</SiteLink>
      <Group gap="sm" align="center">
        <h1 className={classes.title}>{event.name}</h1>
        <Badge variant="light" size="lg">
          {event.simulatorName}
        </Badge>
        {event.draft ? (
          <Badge variant="light" color="gray">
            {t('draft')}
          </Badge>
        ) : null}
        {event.visibility === 'public' ? null : (
          <Badge variant="light" color="gray">
            {t(`visibility.${event.visibility}`)}
          </Badge>
        )}
      </Group>
      <EventStateLabel locale={locale} times={event} />
      {event.hidden ? <Alert color="red">{t('hidden')}</Alert> : null}
      {event.draft ? <Alert color="yellow">{t('draftText')}</Alert> : null}
      {event.description ? <p className={classes.lead}>{event.description}</p> : null}
      <dl className={classes.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {anybodySees && !event.draft && !event.hidden ? (
        <div>
          <ReportLink locale={locale} type="event" id={event.eventId} />
        </div>
      ) : null}
    </header>
  );
}

function headFacts({
  locale,
  event,
}: Pick<EventPanelProps, 'locale' | 'event'>): { label: string; value: ReactNode }[] {
  const t = getTranslator(locale, 'event');
  const format = getFormatter(locale);
  const { series, track, layout, location, lengthMeters, club } = event;
  const lengthOf = (meters: number) =>
    format.number(meters / 1_000, { style: 'unit', unit: 'kilometer', maximumFractionDigits: 3 });
  return [
    { label: t('facts.starts'), value: <LocalTime iso={event.startsAt} locale={locale} /> },
    { label: t('facts.ends'), value: <LocalTime iso={event.endsAt} locale={locale} /> },
    ...(series ? [{ label: t('facts.series'), value: series }] : []),
    ...(track ? [{ label: t('facts.track'), value: [track, layout].filter(Boolean).join(' – ') }] : []),
    ...(location ? [{ label: t('facts.location'), value: location }] : []),
    ...(lengthMeters ? [{ label: t('facts.lap'), value: lengthOf(lengthMeters) }] : []),
    ...(club
      ? [{ label: t('facts.organiser'), value: <Organiser club={club} unnamed={t('facts.privateClub')} /> }]
      : []),
  ];
}

function Organiser({ club, unnamed }: { club: NonNullable<EventDetail['club']>; unnamed: string }) {
  if (club === 'withheld') return <Text span>{unnamed}</Text>;
  return <SiteLink href={clubPath(club.slug)}>{club.name}</SiteLink>;
}
