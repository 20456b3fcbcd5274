import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegisterPage } from '@/components/account/register-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer, safeNextPath } from '@/lib/session';
import { readFormFlash } from '@/lib/session/form-flash';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'auth');
  return { title: t('register.title'), robots: { index: false } };
}

export default async function Page({ searchParams }: PageProps<'/register'>) {
  const { next, retry } = await searchParams;
  const path = safeNextPath(typeof next === 'string' ? next : null);
  if (await getViewer()) redirect(path);
  return <RegisterPage locale={await getSiteLocale()} state={await readFormFlash('/register', retry)} next={path} />;
}
