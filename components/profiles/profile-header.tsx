import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { ReportLink } from '@/components/reports/report-link';
import { LocalTime } from '@/components/ui/local-time';
import { SiteLink } from '@/components/ui/site-link';
import { getTranslator } from '@/lib/i18n/server';
import { countryName } from '@/lib/profiles/countries';
import type { ProfilePanelProps } from './panel-props';

export function ProfileHeader({ locale, profile, audience }: ProfilePanelProps) {
  const t = getTranslator(locale, 'profile');
  const facts: { label: string; value: React.ReactNode }[] = [{ label: t('identifier'), value: profile.identifier }];
  if (profile.country) facts.push({ label: t('country'), value: countryName(profile.country, locale) });
  if (profile.realName) facts.push({ label: t('realName'), value: profile.realName });
  if (profile.handle) facts.push({ label: t('member'), value: `@${profile.handle}` });
  if (profile.lastRacedAt) {
    facts.push({ label: t('lastRace'), value: <LocalTime iso={profile.lastRacedAt} locale={locale} format="date" /> });
  }
  return (
    <Stack component="header" gap="sm">
      <SiteLink href="/profiles">{t('back')}</SiteLink>
      <Group gap="sm" align="center">
        <Title order={1} style={{ overflowWrap: 'anywhere' }}>
          {profile.displayName}
        </Title>
        <Badge variant="light" size="lg">
          {profile.simulatorName}
        </Badge>
      </Group>
      <Group component="dl" m={0} style={{ gap: '0.5rem 2rem' }}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <Text component="dt" size="xs" c="dimmed">
              {label}
            </Text>
            <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </Group>
      <Standing locale={locale} profile={profile} audience={audience} />
      {audience === 'owner' ? null : (
        <div>
          <ReportLink locale={locale} type="profile" id={profile.profileId} />
        </div>
      )}
    </Stack>
  );
}

/** What the owner and site admins must know of who sees this. */
function Standing({ locale, profile, audience }: ProfilePanelProps) {
  const t = getTranslator(locale, 'profile');
  return (
    <>
      {profile.hidden ? <Alert color="red">{t('hidden')}</Alert> : null}
      {profile.visibility !== 'public' ? (
        <Alert color="yellow">
          {audience === 'owner' && profile.visibility === 'private' ? t('onlyYou') : t('notPublic')}
        </Alert>
      ) : null}
      {audience === 'owner' ? (
        <Group gap="md">
          <SiteLink href="/settings/profiles">{t('edit')}</SiteLink>
          <SiteLink href="/settings/privacy">{t('privacy')}</SiteLink>
        </Group>
      ) : null}
      {profile.claimed ? null : (
        <Text size="sm" c="dimmed">
          {t('unclaimed')}{' '}
          <SiteLink
            href={`/settings/profiles?simulator=${profile.simulator}&identifier=${encodeURIComponent(profile.identifier)}#claim`}
          >
            {t('claim')}
          </SiteLink>
        </Text>
      )}
    </>
  );
}
