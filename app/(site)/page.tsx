import { HomePage } from '@/components/home/home-page';
import { getSiteLocale } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

export default async function Page() {
  return <HomePage locale={await getSiteLocale()} viewer={await getViewer()} />;
}
