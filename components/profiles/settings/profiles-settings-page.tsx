import { Group, Stack, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { PressForm } from '@/components/ui/press-form';
import { SiteLink } from '@/components/ui/site-link';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import { unlinkProfileAction, withdrawClaimAction } from '@/lib/profiles/actions';
import { countryCodes, countryName } from '@/lib/profiles/countries';
import { listOwnClaims, listOwnProfiles } from '@/lib/profiles/data/own';
import { profilePath } from '@/lib/profiles/profile-path';
import { isSimulatorSlug } from '@/lib/profiles/simulators';
import type { Viewer } from '@/lib/session/viewer';
import { AddProfileForm } from './add-profile-form';
import { ClaimForm } from './claim-form';
import { ProfileForm } from './profile-form';

type Props = { locale: Locale; viewer: Viewer; claim: { simulator: string; identifier: string } };

export async function ProfilesSettingsPage({ locale, viewer, claim }: Props) {
  const t = getTranslator(locale, 'settings-profiles');
  const [profiles, claims] = await Promise.all([listOwnProfiles(viewer.userId), listOwnClaims(viewer.userId)]);
  const countries = countryCodes
    .map((code) => ({ value: code, label: countryName(code, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <ClientMessages locale={locale} namespaces={['settings-profiles', 'validation']}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Stack gap="lg">
        {profiles.length === 0 ? <EmptyState title={t('empty.title')} text={t('empty.text')} /> : null}
        {profiles.map((profile) => (
          <Panel key={profile.profileId} title={`${profile.simulatorName} · ${profile.identifier}`}>
            <Stack>
              <SiteLink href={profilePath(profile)}>{t('view')}</SiteLink>
              <ProfileForm profile={profile} countries={countries} />
              <PressForm
                action={unlinkProfileAction}
                name="profileId"
                value={profile.profileId}
                label={t('unlink.action')}
                hint={t('unlink.text')}
                fold={t('unlink.title')}
              />
            </Stack>
          </Panel>
        ))}
        {claims.length > 0 ? (
          <Panel title={t('claims.title')}>
            <Stack>
              {claims.map((one) => (
                <Group key={one.claimId} justify="space-between">
                  <Text id={`claim-${one.claimId}`}>
                    {one.simulatorName} · {one.identifier}, {t('claims.since')}{' '}
                    <LocalTime iso={one.createdAt} locale={locale} />
                  </Text>
                  <PressForm
                    action={withdrawClaimAction}
                    name="claimId"
                    value={one.claimId}
                    label={t('claims.withdraw')}
                    describedBy={`claim-${one.claimId}`}
                  />
                </Group>
              ))}
            </Stack>
          </Panel>
        ) : null}
        <Panel title={t('claim.title')} id="claim">
          <Text mb="md">{t('claim.text')}</Text>
          <ClaimForm
            simulator={isSimulatorSlug(claim.simulator) ? claim.simulator : 'iracing'}
            identifier={claim.identifier.slice(0, 64)}
          />
        </Panel>
        <Panel title={t('add.title')}>
          <Text mb="md">{t('add.text')}</Text>
          <AddProfileForm countries={countries} />
        </Panel>
      </Stack>
    </ClientMessages>
  );
}
