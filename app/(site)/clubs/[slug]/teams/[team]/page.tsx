import type { Metadata } from 'next';
import { TeamPage } from '@/components/clubs/teams/team-page';
import { requireClub } from '@/lib/clubs/loaders';
import { getSiteLocale } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';
import { requireTeam } from '@/lib/teams/loaders';

type Props = PageProps<'/clubs/[slug]/teams/[team]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, team } = await params;
  const viewer = await getViewer();
  const loaded = await requireClub(viewer, slug, `/teams/${team}`);
  const found = await requireTeam(viewer, loaded, team);
  const isPublic = loaded.club.visibility === 'public' && found.team.visibility === 'public';
  return {
    title: `${found.team.name}, ${loaded.club.name}`,
    ...(isPublic ? {} : { robots: { index: false } }),
  };
}

export default async function Page({ params }: Props) {
  const { slug, team } = await params;
  const viewer = await getViewer();
  const loaded = await requireClub(viewer, slug, `/teams/${team}`);
  const found = await requireTeam(viewer, loaded, team);
  return <TeamPage locale={await getSiteLocale()} viewer={viewer} loaded={loaded} found={found} />;
}
