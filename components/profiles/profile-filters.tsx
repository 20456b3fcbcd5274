import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { type ProfileListParams, profileList, profileSorts } from '@/lib/profiles/list-params';
import { simulators } from '@/lib/profiles/simulators';

/** A plain GET form: the address it makes is the page's own, with JavaScript or without. */
export function ProfileFilters({ locale, params }: { locale: Locale; params: ProfileListParams }) {
  const t = getTranslator(locale, 'profiles');
  const filtered = profileList.toQuery({ ...params, after: null, before: null }) !== '';
  return (
    <search aria-label={t('filters.label')}>
      <form action="/profiles" method="get">
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
            name="sort"
            label={t('filters.sort')}
            defaultValue={params.sort}
            data={profileSorts.map((sort) => ({ value: sort, label: t(`filters.${sort}`) }))}
          />
        </SimpleGrid>
        <Group mb="lg">
          <Button type="submit">{t('filters.apply')}</Button>
          {filtered ? <SiteLink href="/profiles">{t('filters.clear')}</SiteLink> : null}
        </Group>
      </form>
    </search>
  );
}
