import { Stack } from '@mantine/core';
import { notFound } from 'next/navigation';
import { type ReactNode, Suspense } from 'react';
import { PanelSkeleton } from '@/components/ui/panel-skeleton';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { parseProfileAddress } from '@/lib/profiles/identifiers';
import { loadProfile } from '@/lib/profiles/loaders';
import type { ResultsPlace } from '@/lib/profiles/results-place';
import type { Viewer } from '@/lib/session/viewer';
import { LapsPanel } from './laps-panel';
import { ProfileHeader } from './profile-header';
import { RatingsPanel } from './ratings-panel';
import { ResultsPanel } from './results-panel';
import { StatisticsPanel } from './statistics-panel';
import { TeamsPanel } from './teams-panel';

type Props = {
  locale: Locale;
  viewer: Viewer | null;
  simulator: string;
  identifier: string;
  results: ResultsPlace;
  /** Panels arrive as they are read; a whole view is stored complete and has no need of it. */
  streamed: boolean;
};

export async function ProfilePage({ locale, viewer, simulator, identifier, results, streamed }: Props) {
  const address = parseProfileAddress(simulator, identifier);
  const loaded = address && (await loadProfile(viewer, address.simulator, address.identifier));
  if (!loaded) notFound();
  const { profile, audience } = loaded;
  const t = getTranslator(locale, 'profile');
  const shared = { locale, profile, audience };
  const panel = (title: string, height: number, children: ReactNode) =>
    streamed ? (
      <Suspense fallback={<PanelSkeleton title={title} height={height} label={t('loading', { name: title })} />}>
        {children}
      </Suspense>
    ) : (
      children
    );
  return (
    <Stack gap="lg">
      <ProfileHeader {...shared} />
      {panel(t('ratings.title'), 420, <RatingsPanel {...shared} />)}
      {panel(t('statistics.title'), 180, <StatisticsPanel {...shared} />)}
      {panel(t('results.title'), 480, <ResultsPanel {...shared} place={results} />)}
      {panel(t('laps.title'), 280, <LapsPanel {...shared} />)}
      {panel(t('teams.title'), 100, <TeamsPanel {...shared} />)}
    </Stack>
  );
}
