import { Container, Group, Text } from '@mantine/core';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import type { Invitation } from '@/lib/clubs/data/invitations';
import { clubRoleOf } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { AcceptForm } from './accept-form';

type Props = { locale: Locale; viewer: Viewer | null; token: string; invitation: Invitation };

/** Looking at an invitation takes nothing: joining is a press of its own. */
export async function InvitationPage({ locale, viewer, token, invitation }: Props) {
  const t = getTranslator(locale, 'club-joining');
  const role = t(`roles.${invitation.role}`);
  const isMember = (await clubRoleOf(viewer, invitation.clubId)) !== null;
  const next = encodeURIComponent(`/invitations/${token}`);
  return (
    <Container size="sm" px={0}>
      <PageHeader title={t('accept.title', { club: invitation.clubName })} />
      {isMember ? null : (
        <Text mb="lg">
          {invitation.invitedBy ? t('accept.by', { name: invitation.invitedBy, role }) : t('accept.byNobody', { role })}
        </Text>
      )}
      {isMember ? (
        <Text>
          {t('own.member')} <SiteLink href={clubPath(invitation.clubSlug)}>{t('own.toClub')}</SiteLink>
        </Text>
      ) : viewer ? (
        <ClientMessages locale={locale} namespaces={['club-joining', 'validation']}>
          <AcceptForm token={token} />
        </ClientMessages>
      ) : (
        <Group>
          <LinkButton href={`/login?next=${next}`}>{t('accept.signIn')}</LinkButton>
          <SiteLink href={`/register?next=${next}`}>{t('accept.register')}</SiteLink>
        </Group>
      )}
    </Container>
  );
}
