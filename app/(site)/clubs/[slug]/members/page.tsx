import type { Metadata } from 'next';
import { clubMetadata } from '@/components/clubs/club-metadata';
import { MembersPage } from '@/components/clubs/members/members-page';
import { requireClub } from '@/lib/clubs/loaders';
import { memberList } from '@/lib/clubs/members-params';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';

type Props = PageProps<'/clubs/[slug]/members'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'club-members');
  const { slug } = await params;
  return clubMetadata({ viewer: await getViewer(), slug, rest: '/members', title: (club) => t('title', { club }) });
}

export default async function Page({ params, searchParams }: Props) {
  const viewer = await getViewer();
  const loaded = await requireClub(viewer, (await params).slug, '/members');
  const list = memberList.parse(await searchParams);
  return <MembersPage locale={await getSiteLocale()} viewer={viewer} loaded={loaded} params={list.params} />;
}
