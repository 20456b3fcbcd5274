import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Document } from '@/components/shell/document';
import { Shell } from '@/components/shell/shell';
import { siteMetadata, siteViewport } from '@/components/shell/site-metadata';
import { isLocale } from '@/lib/i18n/locales';

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export const viewport: Viewport = siteViewport;

/** None at build time: pages are rendered when first asked for, so a build needs no database. */
export function generateStaticParams(): [] {
  return [];
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? siteMetadata(locale) : {};
}

/** Whole views for visitors, stored as they are: nothing in here reads a cookie or a header. Reached by rewrites only. */
export default async function Layout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Document locale={locale} viewer={null}>
      <Shell locale={locale} viewer={null}>
        {children}
      </Shell>
    </Document>
  );
}
