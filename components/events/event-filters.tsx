import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import { type EventListParams, eventList, eventWhens } from '@/lib/events/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { simulators } from '@/lib/profiles/simulators';

/** A plain GET form: the address it makes is the page's own, with JavaScript or without. */
export function EventFilters({ locale, params }: { locale: Locale; params: EventListParams }) {
  const t = getTranslator(locale, 'events');
  const filtered = eventList.toQuery({ ...params, after: null, before: null }) !== '';
  return (
    <search aria-label={t('filters.label')}>
      <form action="/events" method="get">
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} mb="md">
          <TextInput
            type="search"
            name="q"
            label={t('filters.search')}
            placeholder={t('filters.searchHint')}
            defaultValue={params.q}
            maxLength={searchLength}
            autoComplete="off"
          />
          <NativeSelect
            name="simulator"
            label={t('filters.simulator')}
            defaultValue={params.simulator ?? ''}
            data={[
              { value: '', label: t('filters.allSimulators') },
              ...simulators.map(({ slug, name }) => ({ value: slug as string, label: name })),
            ]}
          />
          <NativeSelect
            name="when"
            label={t('filters.when')}
            defaultValue={params.when}
            data={eventWhens.map((when) => ({ value: when, label: t(`filters.${when}`) }))}
          />
        </SimpleGrid>
        <Group mb="lg">
          <Button type="submit">{t('filters.apply')}</Button>
          {filtered ? <SiteLink href="/events">{t('filters.clear')}</SiteLink> : null}
        </Group>
      </form>
    </search>
  );
}
