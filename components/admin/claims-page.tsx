import { Stack, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { SiteLink } from '@/components/ui/site-link';
import { decideClaimAction } from '@/lib/admin/actions';
import { listClaims } from '@/lib/admin/data/lists';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { profilePath } from '@/lib/profiles/profile-path';
import { AdminFrame } from './admin-frame';
import { AdminPaging } from './admin-paging';
import { DecisionForm } from './decision-form';

export async function ClaimsPage({ locale, after }: { locale: Locale; after: string | null }) {
  const t = getTranslator(locale, 'admin');
  const page = await listClaims(after);
  return (
    <AdminFrame locale={locale} section="claims" lead={t('claims.lead')}>
      {page.items.length === 0 ? <EmptyState title={t('claims.empty')} text={t('claims.emptyText')} /> : null}
      <Stack gap="xl">
        {page.items.map((claim) => (
          <article key={claim.claimId}>
            <Text>
              {t('claims.by', { handle: claim.handle, name: claim.name })}{' '}
              <SiteLink href={profilePath(claim)}>{claim.displayName}</SiteLink> ({claim.simulatorName},{' '}
              {claim.identifier}, {t('claims.results', { count: claim.results })}),{' '}
              <LocalTime iso={new Date(claim.createdMs).toISOString()} locale={locale} />
            </Text>
            {claim.evidence ? <Text my="xs">{claim.evidence}</Text> : null}
            {claim.rivals > 0 ? (
              <Text size="sm" c="dimmed">
                {t('claims.rivals', { count: claim.rivals })}
              </Text>
            ) : null}
            <div style={{ marginTop: '0.5rem' }}>
              <DecisionForm
                action={decideClaimAction}
                ids={{ claimId: claim.claimId }}
                label={t('claims.label', { name: claim.name })}
                choices={[
                  { value: 'confirm', label: t('claims.confirm'), primary: true },
                  { value: 'refuse', label: t('claims.refuse') },
                ]}
              />
            </div>
          </article>
        ))}
      </Stack>
      <AdminPaging locale={locale} path="/admin/claims" after={after} next={page.next} />
    </AdminFrame>
  );
}
