import { Button, Group, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { SiteLink } from '@/components/ui/site-link';
import { type MemberListParams, memberList, memberSorts } from '@/lib/clubs/members-params';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { searchLength } from '@/lib/paging/list-params';
import { clubRoles } from '@/lib/policy';

type Props = { locale: Locale; path: string; params: MemberListParams };

/** A plain GET form: the address it makes is the page's own, with JavaScript or without. */
export function MemberFilters({ locale, path, params }: Props) {
  const t = getTranslator(locale, 'club-members');
  const filtered = memberList.toQuery({ ...params, after: null, before: null }) !== '';
  return (
    <search aria-label={t('filters.label')}>
      <form action={path} method="get">
        <SimpleGrid cols={{ base: 1, xs: 3 }} mb="md">
          <TextInput
            type="search"
            name="q"
            label={t('filters.search')}
            defaultValue={params.q}
            maxLength={searchLength}
            autoComplete="off"
          />
          <NativeSelect
            name="role"
            label={t('filters.role')}
            defaultValue={params.role ?? ''}
            data={[
              { value: '', label: t('filters.allRoles') },
              ...clubRoles.map((role) => ({ value: role as string, label: t(`roles.${role}`) })),
            ]}
          />
          <NativeSelect
            name="sort"
            label={t('filters.sort')}
            defaultValue={params.sort}
            data={memberSorts.map((sort) => ({ value: sort as string, label: t(`filters.${sort}`) }))}
          />
        </SimpleGrid>
        <Group mb="lg">
          <Button type="submit">{t('filters.apply')}</Button>
          {filtered ? <SiteLink href={path}>{t('filters.clear')}</SiteLink> : null}
        </Group>
      </form>
    </search>
  );
}
