import { Badge } from '@mantine/core';
import { ClubFrame } from '@/components/clubs/club-frame';
import { None } from '@/components/profiles/none';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Pagination } from '@/components/ui/pagination';
import { SiteLink } from '@/components/ui/site-link';
import { TabLinks } from '@/components/ui/tab-links';
import { clubPath } from '@/lib/clubs/club-path';
import type { LoadedClub } from '@/lib/clubs/loaders';
import { type ClubEventItem, listClubEvents } from '@/lib/events/data/club-events';
import { type ClubEventsParams, clubEventList, eventWhens } from '@/lib/events/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { EventCell } from './event-cell';
import { EventStateLabel } from './event-state';
import { RaceLength } from './race-length';

type Props = { locale: Locale; viewer: Viewer | null; loaded: LoadedClub; params: ClubEventsParams };

export async function ClubEventsPage({ locale, viewer, loaded, params: asked }: Props) {
  const t = getTranslator(locale, 'events');
  const { club, audience } = loaded;
  const params = { ...asked, q: '' };
  const page = await listClubEvents(club.clubId, audience, params);
  const at = (place: Partial<ClubEventsParams>) =>
    `${clubPath(club.slug, 'events')}${clubEventList.toQuery({ ...params, after: null, before: null, ...place })}`;
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="events">
      <TabLinks
        label={t('club.which')}
        tabs={eventWhens.map((when) => ({
          href: at({ when }),
          label: t(`filters.${when}`),
          current: when === params.when,
        }))}
      />
      <div>
        {page.items.length > 0 ? (
          <ClubEventTable locale={locale} params={params} items={page.items} member={audience !== 'public'} />
        ) : (
          <NoClubEvents locale={locale} params={params} first={at({})} other={at} />
        )}
        <Pagination
          label={t('paging.label')}
          previous={page.previous && { href: at({ before: page.previous }), label: t('paging.previous') }}
          next={page.next && { href: at({ after: page.next }), label: t('paging.next') }}
        />
      </div>
    </ClubFrame>
  );
}

type TableProps = { locale: Locale; params: ClubEventsParams; items: readonly ClubEventItem[]; member: boolean };

function ClubEventTable({ locale, params: { when }, items, member }: TableProps) {
  const t = getTranslator(locale, 'events');
  const none = <None label={t('table.none')} />;
  const deadline = member && when === 'upcoming';
  return (
    <DataTable
      caption={t(`table.${when}`)}
      minWidth={deadline ? 820 : 680}
      columns={[
        { key: 'event', header: t('table.event'), rowHeader: true },
        { key: 'starts', header: t('table.starts') },
        { key: 'state', header: t('table.state') },
        { key: 'length', header: t('table.length') },
        ...(deadline ? [{ key: 'signup', header: t('table.signup') }] : []),
        { key: 'classes', header: t('table.classes') },
      ]}
      rows={items.map((item) => ({
        key: item.eventId,
        cells: {
          event: <EventCell event={item} badges={<Badges locale={locale} item={item} />} />,
          state: <EventStateLabel locale={locale} times={item} />,
          starts: <LocalTime iso={item.startsAt} locale={locale} />,
          length: <RaceLength locale={locale} races={item.races} startsAt={item.startsAt} endsAt={item.endsAt} />,
          signup: item.sheet ? (
            <LocalTime iso={item.sheet.closesAt} locale={locale} />
          ) : (
            <None label={t('club.noSheet')} />
          ),
          classes: item.classes.length === 0 ? none : item.classes.join(', '),
        },
      }))}
    />
  );
}

/** What its readers must know of who else sees it. */
function Badges({ locale, item }: { locale: Locale; item: ClubEventItem }) {
  const t = getTranslator(locale, 'event');
  const texts = [
    ...(item.draft ? [t('draft')] : []),
    ...(item.visibility === 'public' ? [] : [t(`visibility.${item.visibility}`)]),
    ...(item.own ? [] : [getTranslator(locale, 'events')('club.joined')]),
  ];
  return texts.map((text) => (
    <Badge key={text} size="sm" variant="light" color="gray">
      {text}
    </Badge>
  ));
}

type NoneProps = {
  locale: Locale;
  params: ClubEventsParams;
  first: string;
  other: (place: Partial<ClubEventsParams>) => string;
};

function NoClubEvents({ locale, params, first, other }: NoneProps) {
  const t = getTranslator(locale, 'events');
  if (params.after !== null || params.before !== null) {
    return (
      <EmptyState
        title={t('empty.endTitle')}
        text={t('empty.endText')}
        action={<SiteLink href={first}>{t('empty.first')}</SiteLink>}
      />
    );
  }
  const past = params.when === 'past';
  return (
    <EmptyState
      title={t(past ? 'club.emptyPast' : 'club.emptyUpcoming')}
      text={t(past ? 'club.emptyPastText' : 'club.emptyUpcomingText')}
      action={
        <SiteLink href={other({ when: past ? 'upcoming' : 'past' })}>
          {t(past ? 'empty.toUpcoming' : 'empty.toPast')}
        </SiteLink>
      }
    />
  );
}
