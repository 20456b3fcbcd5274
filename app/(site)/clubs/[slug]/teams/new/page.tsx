import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { clubMetadata } from '@/components/clubs/club-metadata';
import { NewTeamPage } from '@/components/clubs/teams/new-team-page';
import { clubPath } from '@/lib/clubs/club-path';
import { requireClub } from '@/lib/clubs/loaders';
import { getTranslator } from '@/lib/i18n/server';
import { requireViewer } from '@/lib/session';

type Props = PageProps<'/clubs/[slug]/teams/new'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const viewer = await requireViewer(`${clubPath(slug, 'teams')}/new`);
  const t = getTranslator(viewer.locale, 'teams');
  return clubMetadata({ viewer, slug, rest: '/teams/new', title: (club) => t('create.title', { club }) });
}

export default async function Page({ params }: Props) {
  const { slug } = await params;
  const viewer = await requireViewer(`${clubPath(slug, 'teams')}/new`);
  const loaded = await requireClub(viewer, slug, '/teams/new');
  if (!loaded.may('team.create')) notFound();
  return <NewTeamPage locale={viewer.locale} viewer={viewer} loaded={loaded} />;
}
