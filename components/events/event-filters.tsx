import { ListFilters } from '@/components/ui/list-filters';
import { type EventListParams, eventList, eventWhens } from '@/lib/events/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { simulators } from '@/lib/profiles/simulators';

export function EventFilters({ locale, params }: { locale: Locale; params: EventListParams }) {
  const t = getTranslator(locale, 'events');
  return (
    <ListFilters
      label={t('filters.label')}
      action="/events"
      search={{
        label: t('filters.search'),
        placeholder: t('filters.searchHint'),
        value: params.q,
        maxLength: searchLength,
      }}
      selects={[
        {
          name: 'simulator',
          label: t('filters.simulator'),
          value: params.simulator ?? '',
          data: [
            { value: '', label: t('filters.allSimulators') },
            ...simulators.map(({ slug, name }) => ({ value: slug as string, label: name })),
          ],
        },
        {
          name: 'when',
          label: t('filters.when'),
          value: params.when,
          data: eventWhens.map((when) => ({ value: when, label: t(`filters.${when}`) })),
        },
      ]}
      apply={t('filters.apply')}
      clear={eventList.isWhole(params) ? null : t('filters.clear')}
    />
  );
}
