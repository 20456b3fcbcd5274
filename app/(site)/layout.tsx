import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { ClearDeadSession } from '@/components/account/clear-dead-session';
import { Document } from '@/components/shell/document';
import { Shell } from '@/components/shell/shell';
import { siteMetadata, siteViewport } from '@/components/shell/site-metadata';
import { getSiteLocale } from '@/lib/i18n/server';
import { getViewer, hasDeadSession } from '@/lib/session';

export const viewport: Viewport = siteViewport;

export async function generateMetadata(): Promise<Metadata> {
  return siteMetadata(await getSiteLocale());
}

/** The public addresses, rendered per request: for who is signed in, and for what the stored pages don't cover. */
export default async function Layout({ children }: { children: ReactNode }) {
  const [viewer, locale, dead] = await Promise.all([getViewer(), getSiteLocale(), hasDeadSession()]);
  return (
    <Document locale={locale} viewer={viewer}>
      {dead ? <ClearDeadSession /> : null}
      <Shell locale={locale} viewer={viewer}>
        {children}
      </Shell>
    </Document>
  );
}
