import type { Metadata } from 'next';
import { UsersPage } from '@/components/admin/users-page';
import { loadAdmin } from '@/lib/admin/loaders';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: getTranslator(await getSiteLocale(), 'admin')('users.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/admin/users'>) {
  const { viewer, after, text } = await loadAdmin('/admin/users', searchParams);
  return <UsersPage locale={viewer.locale} after={after} viewer={viewer} q={text('q')} />;
}
