import type { Metadata } from 'next';
import { ProfilesPage } from '@/components/profiles/profiles-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { profileList } from '@/lib/profiles/list-params';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'profiles');
  return { title: t('title'), description: t('description') };
}

export default async function Page({ searchParams }: PageProps<'/profiles'>) {
  return <ProfilesPage locale={await getSiteLocale()} list={profileList.parse(await searchParams)} />;
}
