import type { Metadata } from 'next';
import { requireClub } from '@/lib/clubs/loaders';
import type { Viewer } from '@/lib/session/viewer';

type Where = { viewer: Viewer | null; slug: string; rest?: string; title?: (club: string) => string };

/** Of a page of a club. What is not public is kept out of search engines by itself; an unlisted club by this. */
export async function clubMetadata({ viewer, slug, rest, title = (club) => club }: Where): Promise<Metadata> {
  const { club } = await requireClub(viewer, slug, rest);
  return {
    title: title(club.name),
    ...(club.description ? { description: club.description.slice(0, 160) } : {}),
    ...(club.visibility === 'public' ? {} : { robots: { index: false } }),
  };
}
