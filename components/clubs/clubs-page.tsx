import { Text } from '@mantine/core';
import { Country } from '@/components/profiles/country';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SiteLink } from '@/components/ui/site-link';
import { UnknownFilters } from '@/components/ui/unknown-filters';
import { clubPath } from '@/lib/clubs/club-path';
import { type ClubListItem, listClubs } from '@/lib/clubs/data/list';
import { type ClubListParams, clubList, type ParsedClubList } from '@/lib/clubs/list-params';
import type { Locale } from '@/lib/i18n/locales';
import { getFormatter, getTranslator } from '@/lib/i18n/server';
import { ClubFilters } from './club-filters';

export async function ClubsPage({ locale, list: { params, unknown } }: { locale: Locale; list: ParsedClubList }) {
  const t = getTranslator(locale, 'clubs');
  const page = await listClubs(params);
  const at = (place: Partial<ClubListParams>) =>
    `/clubs${clubList.toQuery({ ...params, after: null, before: null, ...place })}`;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<LinkButton href="/clubs/new">{t('found')}</LinkButton>}
      />
      {unknown.length > 0 ? (
        <UnknownFilters title={t('unknown.title')} text={t('unknown.text', { count: unknown.length })} />
      ) : null}
      <ClubFilters key={clubList.toQuery(params)} locale={locale} params={params} />
      {page.items.length > 0 ? (
        <ClubTable locale={locale} clubs={page.items} />
      ) : (
        <NoClubs locale={locale} params={params} first={at({})} />
      )}
      <Pagination
        label={t('paging.label')}
        previous={page.previous && { href: at({ before: page.previous }), label: t('paging.previous') }}
        next={page.next && { href: at({ after: page.next }), label: t('paging.next') }}
      />
    </>
  );
}

function ClubTable({ locale, clubs }: { locale: Locale; clubs: readonly ClubListItem[] }) {
  const t = getTranslator(locale, 'clubs');
  const format = getFormatter(locale);
  return (
    <DataTable
      caption={t('table.caption')}
      minWidth={280}
      columns={[
        { key: 'club', header: t('table.club'), rowHeader: true },
        { key: 'members', header: t('table.members'), numeric: true },
      ]}
      rows={clubs.map((club) => ({
        key: club.clubId,
        cells: {
          club: (
            <>
              <SiteLink href={clubPath(club.slug)}>{club.name}</SiteLink>{' '}
              <Country code={club.country} locale={locale} />
              {club.description ? (
                <Text size="sm" c="dimmed" lineClamp={2}>
                  {club.description}
                </Text>
              ) : null}
            </>
          ),
          members: format.number(club.members),
        },
      }))}
    />
  );
}

function NoClubs({ locale, params, first }: { locale: Locale; params: ClubListParams; first: string }) {
  const t = getTranslator(locale, 'clubs');
  if (params.after !== null || params.before !== null) {
    return (
      <EmptyState
        title={t('empty.endTitle')}
        text={t('empty.endText')}
        action={<SiteLink href={first}>{t('empty.first')}</SiteLink>}
      />
    );
  }
  if (params.q === '' && params.country === null) {
    return <EmptyState title={t('empty.noneTitle')} text={t('empty.noneText')} />;
  }
  return (
    <EmptyState
      title={t('empty.title')}
      text={t('empty.text')}
      action={<SiteLink href="/clubs">{t('filters.clear')}</SiteLink>}
    />
  );
}
