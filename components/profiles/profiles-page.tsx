import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { SiteLink } from '@/components/ui/site-link';
import { UnknownFilters } from '@/components/ui/unknown-filters';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { listProfiles } from '@/lib/profiles/data/list';
import { type ParsedListParams, type ProfileListParams, profileList } from '@/lib/profiles/list-params';
import { ProfileFilters } from './profile-filters';
import { ProfileTable } from './profile-table';

type Props = { locale: Locale; list: ParsedListParams };

export async function ProfilesPage({ locale, list: { params, unknown } }: Props) {
  const t = getTranslator(locale, 'profiles');
  const page = await listProfiles(params);
  const at = (place: Partial<ProfileListParams>) =>
    `/profiles${profileList.toQuery({ ...params, after: null, before: null, ...place })}`;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {unknown.length > 0 ? (
        <UnknownFilters
          title={t('unknown.title')}
          text={t('unknown.text', {
            count: unknown.length,
            names: unknown.map((name) => t(`unknown.${name}`)).join(', '),
          })}
        />
      ) : null}
      <ProfileFilters key={profileList.toQuery(params)} locale={locale} params={params} />
      {page.items.length > 0 ? (
        <ProfileTable locale={locale} items={page.items} />
      ) : (
        <NoProfiles locale={locale} params={params} />
      )}
      <Pagination
        label={t('paging.label')}
        previous={page.previous && { href: at({ before: page.previous }), label: t('paging.previous') }}
        next={page.next && { href: at({ after: page.next }), label: t('paging.next') }}
      />
    </>
  );
}

function NoProfiles({ locale, params }: { locale: Locale; params: ProfileListParams }) {
  const t = getTranslator(locale, 'profiles');
  if (params.after !== null || params.before !== null) {
    const first = `/profiles${profileList.toQuery({ ...params, after: null, before: null })}`;
    return (
      <EmptyState
        title={t('empty.endTitle')}
        text={t('empty.endText')}
        action={<SiteLink href={first}>{t('empty.first')}</SiteLink>}
      />
    );
  }
  if (params.q === '' && params.simulator === null && params.sort !== 'rating') {
    return <EmptyState title={t('empty.noneTitle')} text={t('empty.noneText')} />;
  }
  return (
    <EmptyState
      title={t('empty.title')}
      text={t('empty.text')}
      action={<SiteLink href="/profiles">{t('filters.clear')}</SiteLink>}
    />
  );
}
