import { Stack } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { isSearchable, listOwnProfiles } from '@/lib/profiles/data/own';
import type { Viewer } from '@/lib/session/viewer';
import { PrivacyForm } from './privacy-form';
import { SearchableForm } from './searchable-form';

export async function PrivacySettingsPage({ locale, viewer }: { locale: Locale; viewer: Viewer }) {
  const t = getTranslator(locale, 'settings-profiles');
  const [profiles, searchable] = await Promise.all([listOwnProfiles(viewer.userId), isSearchable(viewer.userId)]);
  return (
    <ClientMessages locale={locale} namespaces={['settings-profiles', 'validation']}>
      <PageHeader title={t('privacyPage.title')} lead={t('privacyPage.lead')} />
      <Stack gap="lg">
        {profiles.length === 0 ? (
          <EmptyState
            title={t('empty.title')}
            text={t('privacyPage.empty')}
            action={<SiteLink href="/settings/profiles">{t('privacyPage.toProfiles')}</SiteLink>}
          />
        ) : null}
        {profiles.map((profile) => (
          <Panel key={profile.profileId} title={`${profile.simulatorName} · ${profile.displayName}`}>
            <PrivacyForm profile={profile} />
          </Panel>
        ))}
        <Panel title={t('privacyPage.people')}>
          <SearchableForm searchable={searchable} />
        </Panel>
      </Stack>
    </ClientMessages>
  );
}
