import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { listInvitations, type OpenInvitation as Open } from '@/lib/clubs/data/invitations';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { canSendMail } from '@/lib/mail/send-mail';
import { LinkForm, MailForm } from './invite-forms';
import { OpenInvitation } from './open-invitation';

type Props = { locale: Locale; clubId: string };

/** Making invitations, and those that are open. */
export async function InvitationsPanel({ locale, clubId }: Props) {
  const t = getTranslator(locale, 'club-joining');
  const sendsMail = canSendMail();
  const invitations = await listInvitations(clubId);
  return (
    <Panel title={t('invite.title')} description={t('invite.text')} id="invitations">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        <section>
          <Title order={3} size="h5" mb="sm">
            {t('invite.linkTitle')}
          </Title>
          <LinkForm clubId={clubId} />
        </section>
        <section>
          <Title order={3} size="h5" mb="sm">
            {t('invite.mailTitle')}
          </Title>
          <MailForm clubId={clubId} sendsMail={sendsMail} />
        </section>
      </SimpleGrid>
      <Title order={3} size="h5" mt="xl" mb="sm">
        {t('invite.openTitle')}
      </Title>
      {invitations.length === 0 ? <Text c="dimmed">{t('invite.none')}</Text> : null}
      <Stack>
        {invitations.map((invitation) => (
          <OpenInvitation
            key={invitation.invitationId}
            clubId={clubId}
            invitationId={invitation.invitationId}
            byMail={sendsMail && invitation.email !== null}
          >
            {wordsFor(locale, invitation)}, {t('invite.usesLeft', { count: invitation.usesLeft })}, {t('invite.until')}{' '}
            <LocalTime iso={invitation.expiresAt} locale={locale} />
          </OpenInvitation>
        ))}
      </Stack>
    </Panel>
  );
}

function wordsFor(locale: Locale, { email, role: held }: Open): string {
  const t = getTranslator(locale, 'club-joining');
  const role = t(`roles.${held}`);
  return email === null ? t('invite.forLink', { role }) : t('invite.forEmail', { email, role });
}
