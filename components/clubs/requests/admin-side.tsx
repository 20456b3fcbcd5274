import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { listInvitations, type OpenInvitation as Open } from '@/lib/clubs/data/invitations';
import { listRequests, type RequestItem } from '@/lib/clubs/data/requests';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { canSendMail } from '@/lib/mail/send-mail';
import { profilePath } from '@/lib/profiles/profile-path';
import { DecideForm } from './decide-form';
import { LinkForm, MailForm } from './invite-forms';
import { OpenInvitation } from './open-invitation';
import type { RequestsProps } from './requests-page';

/** For readers who may decide requests and invite. */
export async function AdminSide({ locale, loaded: { club }, after }: RequestsProps) {
  const t = getTranslator(locale, 'club-joining');
  const path = clubPath(club.slug, 'requests');
  const [requests, invitations] = await Promise.all([listRequests(club.clubId, after), listInvitations(club.clubId)]);
  return (
    <Stack gap="lg">
      <Panel title={t('requests.title')}>
        {requests.items.length === 0 ? (
          <EmptyState title={t('requests.emptyTitle')} text={t('requests.emptyText')} />
        ) : (
          <Stack gap="lg">
            {requests.items.map((item) => (
              <Request key={item.requestId} locale={locale} clubId={club.clubId} item={item} />
            ))}
          </Stack>
        )}
        <Pagination
          label={t('requests.paging')}
          previous={after !== null && { href: path, label: t('requests.first') }}
          next={requests.next && { href: `${path}?after=${requests.next}`, label: t('requests.more') }}
        />
      </Panel>
      <Panel title={t('invite.title')} description={t('invite.text')} id="invitations">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
          <section>
            <Title order={3} size="h5" mb="sm">
              {t('invite.linkTitle')}
            </Title>
            <LinkForm clubId={club.clubId} />
          </section>
          <section>
            <Title order={3} size="h5" mb="sm">
              {t('invite.mailTitle')}
            </Title>
            <MailForm clubId={club.clubId} sendsMail={canSendMail()} />
          </section>
        </SimpleGrid>
      </Panel>
      <Panel title={t('invite.openTitle')}>
        {invitations.length === 0 ? <Text c="dimmed">{t('invite.none')}</Text> : null}
        <Stack>
          {invitations.map((invitation) => (
            <OpenInvitation
              key={invitation.invitationId}
              clubId={club.clubId}
              invitationId={invitation.invitationId}
              byMail={invitation.email !== null}
            >
              {wordsFor(locale, invitation)}, {t('invite.usesLeft', { count: invitation.usesLeft })},{' '}
              {t('invite.until')} <LocalTime iso={invitation.expiresAt} locale={locale} />
            </OpenInvitation>
          ))}
        </Stack>
      </Panel>
    </Stack>
  );
}

function wordsFor(locale: Locale, { email, role: held }: Open): string {
  const t = getTranslator(locale, 'club-joining');
  const role = t(`roles.${held}`);
  return email === null ? t('invite.forLink', { role }) : t('invite.forEmail', { email, role });
}

function Request({ locale, clubId, item }: { locale: Locale; clubId: string; item: RequestItem }) {
  const t = getTranslator(locale, 'club-joining');
  return (
    <article>
      <Title order={3} size="h5">
        {item.name}{' '}
        <Text span size="sm" c="dimmed">
          @{item.handle}, <LocalTime iso={item.createdAt} locale={locale} />
        </Text>
      </Title>
      <Text my="xs" {...(item.message ? {} : { c: 'dimmed' })} style={{ whiteSpace: 'pre-line' }}>
        {item.message ?? t('requests.noMessage')}
      </Text>
      {item.profiles.length > 0 ? (
        <Text size="sm" mb="xs">
          {t('requests.profiles')}{' '}
          {item.profiles.map((profile, n) => (
            <span key={profilePath(profile)}>
              {n > 0 ? ', ' : ''}
              <SiteLink href={profilePath(profile)}>{profile.displayName}</SiteLink>
            </span>
          ))}
        </Text>
      ) : null}
      <DecideForm clubId={clubId} requestId={item.requestId} name={item.name} />
    </article>
  );
}
