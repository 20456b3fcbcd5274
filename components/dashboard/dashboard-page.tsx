import { SimpleGrid, Stack } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { PanelSkeleton } from '@/components/ui/panel-skeleton';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { ClubsPanel } from './clubs-panel';
import { PendingPanel } from './pending-panel';
import { RacesPanel } from './races-panel';
import { RatingsPanel } from './ratings-panel';
import { StintsPanel } from './stints-panel';

export function DashboardPage({ locale, viewer }: { locale: Locale; viewer: Viewer }) {
  const t = getTranslator(locale, 'dashboard');
  const shared = { locale, userId: viewer.userId };
  const panel = (title: string, height: number, children: ReactNode) => (
    <Suspense fallback={<PanelSkeleton title={title} height={height} label={t('loading', { name: title })} />}>
      {children}
    </Suspense>
  );
  return (
    <>
      <PageHeader title={t('title', { name: viewer.name })} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack gap="lg">
          {panel(t('next.title'), 220, <RacesPanel {...shared} />)}
          {panel(t('stints.title'), 140, <StintsPanel {...shared} />)}
          {panel(t('ratings.title'), 200, <RatingsPanel {...shared} />)}
        </Stack>
        <Stack gap="lg">
          {panel(t('pending.title'), 160, <PendingPanel {...shared} />)}
          {panel(t('clubs.title'), 200, <ClubsPanel {...shared} />)}
        </Stack>
      </SimpleGrid>
    </>
  );
}
