import { Group, List, ListItem, Stack, Text, Title } from '@mantine/core';
import { Country } from '@/components/profiles/country';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SiteLink } from '@/components/ui/site-link';
import { TabLinks } from '@/components/ui/tab-links';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import type { Hit } from '@/lib/search/hit';
import {
  type ParsedSearch,
  type SearchParams,
  type SearchType,
  searchList,
  searchTypes,
  shortestSearch,
} from '@/lib/search/params';
import { type SearchPage as Found, search } from '@/lib/search/search';
import { SearchBox } from './search-box';

type Props = {
  locale: Locale;
  search: ParsedSearch;
  /** The reader's clubs, sorted. */
  scope: readonly string[];
};

export async function SearchPage({ locale, search: { params }, scope }: Props) {
  const t = getTranslator(locale, 'search');
  const found = await search(params, scope);
  const asked = [...params.q].length >= shortestSearch;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <ClientMessages locale={locale} namespaces={['search']}>
        <SearchBox key={params.q} q={params.q} type={params.type} />
      </ClientMessages>
      {asked ? (
        <Results locale={locale} params={params} found={found} />
      ) : (
        <EmptyState title={t('empty.startTitle')} text={t('empty.startText')} />
      )}
    </>
  );
}

const at = (params: SearchParams, place: Partial<SearchParams>) =>
  `/search${searchList.toQuery({ ...params, after: null, before: null, ...place })}`;

function Results({ locale, params, found }: { locale: Locale; params: SearchParams; found: Found }) {
  const t = getTranslator(locale, 'search');
  const shown = (count: number) => (count >= 100 ? t('many') : String(count));
  const tabs = [
    { href: at(params, { type: null }), label: t('types.all'), current: params.type === null },
    ...searchTypes.map((type) => ({
      href: at(params, { type }),
      label: t('count', { type: t(`types.${type}`), count: shown(found.counts[type]) }),
      current: params.type === type,
    })),
  ];
  const isLater = params.after !== null || params.before !== null;
  return (
    <Stack gap="lg">
      <TabLinks label={t('types.label')} tabs={tabs} />
      {found.hits.length === 0 ? (
        <EmptyState
          title={t(isLater ? 'empty.endTitle' : 'empty.title')}
          text={isLater ? undefined : t('empty.text')}
          action={isLater ? <SiteLink href={at(params, {})}>{t('empty.first')}</SiteLink> : undefined}
        />
      ) : params.type === null ? (
        <Sections locale={locale} params={params} hits={found.hits} />
      ) : (
        <HitList locale={locale} hits={found.hits} />
      )}
      <Pagination
        label={t('paging.label')}
        previous={found.previous && { href: at(params, { before: found.previous }), label: t('paging.previous') }}
        next={found.next && { href: at(params, { after: found.next }), label: t('paging.next') }}
      />
    </Stack>
  );
}

function Sections({ locale, params, hits }: { locale: Locale; params: SearchParams; hits: readonly Hit[] }) {
  const t = getTranslator(locale, 'search');
  const groups = Map.groupBy(hits, (hit) => hit.type);
  return searchTypes
    .flatMap((type): [SearchType, Hit[]][] => {
      const group = groups.get(type);
      return group ? [[type, group]] : [];
    })
    .map(([type, group]) => (
      <section key={type}>
        <Group justify="space-between" mb="xs">
          <Title order={2} size="h4">
            {t(`types.${type}`)}
          </Title>
          <SiteLink href={at(params, { type })}>{t('more', { type: t(`types.${type}`) })}</SiteLink>
        </Group>
        <HitList locale={locale} hits={group} />
      </section>
    ));
}

function HitList({ locale, hits }: { locale: Locale; hits: readonly Hit[] }) {
  return (
    <List listStyleType="none" spacing="xs">
      {hits.map((hit) => (
        <ListItem key={`${hit.type} ${hit.id}`}>
          {hit.path ? <SiteLink href={hit.path}>{hit.title}</SiteLink> : hit.title}{' '}
          <Country code={hit.country} locale={locale} />{' '}
          <Text span size="sm" c="dimmed">
            {hit.subtitle} {hit.startsAt ? <LocalTime iso={hit.startsAt} locale={locale} format="date" /> : null}
          </Text>
        </ListItem>
      ))}
    </List>
  );
}
