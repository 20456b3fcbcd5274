import { ListFilters } from '@/components/ui/list-filters';
import { type ClubListParams, clubList, clubSorts } from '@/lib/clubs/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { countryOptions } from './country-options';

export function ClubFilters({ locale, params }: { locale: Locale; params: ClubListParams }) {
  const t = getTranslator(locale, 'clubs');
  return (
    <ListFilters
      label={t('filters.label')}
      action="/clubs"
      search={{
        label: t('filters.search'),
        placeholder: t('filters.searchHint'),
        value: params.q,
        maxLength: searchLength,
      }}
      selects={[
        {
          name: 'country',
          label: t('filters.country'),
          value: params.country ?? '',
          data: [{ value: '', label: t('filters.allCountries') }, ...countryOptions(locale)],
        },
        {
          name: 'sort',
          label: t('filters.sort'),
          value: params.sort,
          data: clubSorts.map((sort) => ({ value: sort, label: t(`filters.${sort}`) })),
        },
      ]}
      apply={t('filters.apply')}
      clear={clubList.isWhole(params) ? null : t('filters.clear')}
    />
  );
}
