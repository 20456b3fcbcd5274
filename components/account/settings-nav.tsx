'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { TabLinks } from '@/components/ui/tab-links';

const sections = ['account', 'profiles', 'privacy', 'security'] as const;

export function SettingsNav() {
  const t = useTranslations('settings.nav');
  const pathname = usePathname();
  const tabs = sections.map((section) => {
    const href = `/settings/${section}`;
    return { href, label: t(section), current: pathname === href };
  });
  return <TabLinks label={t('label')} tabs={tabs} />;
}
