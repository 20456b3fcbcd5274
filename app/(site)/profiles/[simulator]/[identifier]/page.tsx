import type { Metadata } from 'next';
import { profileMetadata } from '@/components/profiles/profile-metadata';
import { ProfilePage } from '@/components/profiles/profile-page';
import { getSiteLocale } from '@/lib/i18n/server';
import { parseResultsPlace } from '@/lib/profiles/results-place';
import { getViewer } from '@/lib/session';

type Props = PageProps<'/profiles/[simulator]/[identifier]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return profileMetadata({ ...(await params), locale: await getSiteLocale(), viewer: await getViewer() });
}

export default async function Page({ params, searchParams }: Props) {
  return (
    <ProfilePage
      {...(await params)}
      locale={await getSiteLocale()}
      viewer={await getViewer()}
      results={parseResultsPlace(await searchParams)}
      streamed
    />
  );
}
