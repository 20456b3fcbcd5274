import type { Metadata } from 'next';
import { ContactPage, ContactThanks } from '@/components/contact/contact-page';
import { getSiteLocale, getTranslator } from '@/lib/i18n/server';
import { getViewer } from '@/lib/session';
import { readFormFlash } from '@/lib/session/form-flash';

export async function generateMetadata(): Promise<Metadata> {
  const t = getTranslator(await getSiteLocale(), 'contact');
  return { title: t('title'), description: t('description') };
}

export default async function Page({ searchParams }: PageProps<'/contact'>) {
  const { retry } = await searchParams;
  const [locale, viewer] = await Promise.all([getSiteLocale(), getViewer()]);
  if (retry === 'sent') return <ContactThanks locale={locale} />;
  return <ContactPage locale={locale} state={await readFormFlash('/contact', retry)} name={viewer?.name ?? ''} />;
}
