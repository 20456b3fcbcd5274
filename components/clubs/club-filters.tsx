import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import { type ClubListParams, clubList, clubSorts } from '@/lib/clubs/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { countryOptions } from './country-options';

/** A plain GET form: the address it makes is the page's own, with JavaScript or without. */
export function ClubFilters({ locale, params }: { locale: Locale; params: ClubListParams }) {
  const t = getTranslator(locale, 'clubs');
  const filtered = clubList.toQuery({ ...params, after: null, before: null }) !== '';
  return (
    <search aria-label={t('filters.label')}>
      <form action="/clubs" method="get">
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
            name="country"
            label={t('filters.country')}
            defaultValue={params.country ?? ''}
            data={[{ value: '', label: t('filters.allCountries') }, ...countryOptions(locale)]}
          />
          <NativeSelect
            name="sort"
            label={t('filters.sort')}
            defaultValue={params.sort}
            data={clubSorts.map((sort) => ({ value: sort as string, label: t(`filters.${sort}`) }))}
          />
        </SimpleGrid>
        <Group mb="lg">
          <Button type="submit">{t('filters.apply')}</Button>
          {filtered ? <SiteLink href="/clubs">{t('filters.clear')}</SiteLink> : null}
        </Group>
      </form>
    </search>
  );
}
