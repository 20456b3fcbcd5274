import { GoneInvitation } from '@/components/clubs/requests/gone-invitation';
import { getSiteLocale } from '@/lib/i18n/server';

export default async function NotFound() {
  return <GoneInvitation locale={await getSiteLocale()} />;
}
