import type { Metadata } from 'next';
import { legalMetadata } from '@/components/legal/legal-metadata';
import { LegalPage } from '@/components/legal/legal-page';
import { getSiteLocale } from '@/lib/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return legalMetadata(await getSiteLocale(), 'privacy');
}

export default async function Page() {
  return <LegalPage locale={await getSiteLocale()} page="privacy" />;
}
