import { Container, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/account/settings-nav';
import { ClientMessages, getSiteLocale } from '@/lib/i18n/server';

/** Each page below asks for a viewer itself: it knows its own address to come back to. */
export default async function Layout({ children }: { children: ReactNode }) {
  const locale = await getSiteLocale();
  return (
    <Container size="md" px={0}>
      <Stack gap="lg">
        <ClientMessages locale={locale} namespaces={['settings']}>
          <SettingsNav />
        </ClientMessages>
        {children}
      </Stack>
    </Container>
  );
}
