import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LoginPage } from '@/components/account/login-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer, safeNextPath } from '@/lib/session';
import { readFormFlash } from '@/lib/session/form-flash';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'auth');
  return { title: t('login.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/login'>) {
  const { next, retry } = await searchParams;
  const path = safeNextPath(typeof next === 'string' ? next : null);
  if (await getViewer()) redirect(path);
  return <LoginPage locale={await getSiteLocale()} state={await readFormFlash('/login', retry)} next={path} />;
}
