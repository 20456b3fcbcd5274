import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SiteLink } from '@/components/ui/site-link';
import { UnknownFilters } from '@/components/ui/unknown-filters';
import { listEvents } from '@/lib/events/data/list';
import { type EventListParams, eventList, type ParsedEventList } from '@/lib/events/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { EventFilters } from './event-filters';
import { EventTable } from './event-table';

type Props = { locale: Locale; list: ParsedEventList };

export async function EventsPage({ locale, list: { params, unknown } }: Props) {
  const t = getTranslator(locale, 'events');
  const page = await listEvents(params);
  const at = (place: Partial<EventListParams>) =>
    `/events${eventList.toQuery({ ...params, after: null, before: null, ...place })}`;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {unknown.length > 0 ? (
        <UnknownFilters
          title={t('unknown.title')}
          text={t('unknown.text', {
            count: unknown.length,
            names: unknown.map((name) => t(`unknown.${name}`)).join(', '),
          })}
        />
      ) : null}
      <EventFilters key={eventList.toQuery(params)} locale={locale} params={params} />
      {page.items.length > 0 ? (
        <EventTable locale={locale} when={params.when} items={page.items} />
      ) : (
        <NoEvents locale={locale} params={params} />
      )}
      <Pagination
        label={t('paging.label')}
        previous={page.previous && { href: at({ before: page.previous }), label: t('paging.previous') }}
        next={page.next && { href: at({ after: page.next }), label: t('paging.next') }}
      />
    </>
  );
}

function NoEvents({ locale, params }: { locale: Locale; params: EventListParams }) {
  const t = getTranslator(locale, 'events');
  if (params.after !== null || params.before !== null) {
    const first = `/events${eventList.toQuery({ ...params, after: null, before: null })}`;
    return (
      <EmptyState
        title={t('empty.endTitle')}
        text={t('empty.endText')}
        action={<SiteLink href={first}>{t('empty.first')}</SiteLink>}
      />
    );
  }
  if (params.q !== '' || params.simulator !== null) {
    return (
      <EmptyState
        title={t('empty.title')}
        text={t('empty.text')}
        action={<SiteLink href="/events">{t('filters.clear')}</SiteLink>}
      />
    );
  }
  return params.when === 'past' ? (
    <EmptyState
      title={t('empty.noPastTitle')}
      text={t('empty.noPastText')}
      action={<SiteLink href="/events">{t('empty.toUpcoming')}</SiteLink>}
    />
  ) : (
    <EmptyState
      title={t('empty.noneTitle')}
      text={t('empty.noneText')}
      action={<SiteLink href="/events?when=past">{t('empty.toPast')}</SiteLink>}
    />
  );
}
