import { ListFilters } from '@/components/ui/list-filters';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { type ProfileListParams, profileList, profileSorts } from '@/lib/profiles/list-params';
import { simulators } from '@/lib/profiles/simulators';

export function ProfileFilters({ locale, params }: { locale: Locale; params: ProfileListParams }) {
  const t = getTranslator(locale, 'profiles');
  return (
    <ListFilters
      label={t('filters.label')}
      action="/profiles"
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
          name: 'sort',
          label: t('filters.sort'),
          value: params.sort,
          data: profileSorts.map((sort) => ({ value: sort, label: t(`filters.${sort}`) })),
        },
      ]}
      apply={t('filters.apply')}
      clear={profileList.isWhole(params) ? null : t('filters.clear')}
    />
  );
}
