import { ListFilters } from '@/components/ui/list-filters';
import { type MemberListParams, memberList, memberSorts } from '@/lib/clubs/members-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { clubRoles } from '@/lib/policy';

type Props = { locale: Locale; path: string; params: MemberListParams };

export function MemberFilters({ locale, path, params }: Props) {
  const t = getTranslator(locale, 'club-members');
  return (
    <ListFilters
      label={t('filters.label')}
      action={path}
      search={{ label: t('filters.search'), value: params.q, maxLength: searchLength }}
      selects={[
        {
          name: 'role',
          label: t('filters.role'),
          value: params.role ?? '',
          data: [
            { value: '', label: t('filters.allRoles') },
            ...clubRoles.map((role) => ({ value: role as string, label: t(`roles.${role}`) })),
          ],
        },
        {
          name: 'sort',
          label: t('filters.sort'),
          value: params.sort,
          data: memberSorts.map((sort) => ({ value: sort, label: t(`filters.${sort}`) })),
        },
      ]}
      apply={t('filters.apply')}
      clear={memberList.isWhole(params) ? null : t('filters.clear')}
    />
  );
}
