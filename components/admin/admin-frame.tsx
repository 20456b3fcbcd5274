import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { TabLinks } from '@/components/ui/tab-links';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';

export const adminSections = [
  'overview',
  'users',
  'claims',
  'reports',
  'messages',
  'imports',
  'audit',
  'cache',
] as const;
export type AdminSection = (typeof adminSections)[number];

type Props = { locale: Locale; section: AdminSection; lead?: string; children: ReactNode };

/** What stands around every page of the administration. */
export function AdminFrame({ locale, section, lead, children }: Props) {
  const t = getTranslator(locale, 'admin');
  const tabs = adminSections.map((one) => ({
    href: adminPath(one),
    label: t(`nav.${one}`),
    current: one === section,
  }));
  return (
    <Stack gap="lg">
      <PageHeader title={t(`${section}.title`)} {...(lead ? { lead } : {})} />
      <TabLinks label={t('nav.label')} tabs={tabs} />
      <ClientMessages locale={locale} namespaces={['admin', 'validation']}>
        {children}
      </ClientMessages>
    </Stack>
  );
}

export function adminPath(section: AdminSection): string {
  return section === 'overview' ? '/admin' : `/admin/${section}`;
}
