import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { InvitationPage } from '@/components/clubs/requests/invitation-page';
import { loadInvitation } from '@/lib/clubs/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

type Props = PageProps<'/invitations/[token]'>;

/**
 * The address is a secret: no search engine keeps it, and no request that starts here tells it. Not `no-referrer`: that
 * takes the Origin from a form that is posted without JavaScript, and the action refuses it then.
 */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const invitation = await loadInvitation((await params).token);
  const t = getTranslator(await getSiteLocale(), 'club-joining');
  return {
    title: invitation ? t('accept.title', { club: invitation.clubName }) : t('accept.goneTitle'),
    robots: { index: false, follow: false },
    referrer: 'strict-origin',
  };
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  const invitation = await loadInvitation(token);
  if (!invitation) notFound();
  return (
    <InvitationPage locale={await getSiteLocale()} viewer={await getViewer()} token={token} invitation={invitation} />
  );
}
