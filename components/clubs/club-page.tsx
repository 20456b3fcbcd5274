import { SimpleGrid, Stack } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { PanelSkeleton } from '@/components/ui/panel-skeleton';
import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { ClubFrame } from './club-frame';
import { AboutPanel } from './panels/about-panel';
import { CoveragePanel } from './panels/coverage-panel';
import { GrowthPanel } from './panels/growth-panel';
import { RacesPanel } from './panels/races-panel';
import { RequestsPanel } from './panels/requests-panel';
import { ResultsPanel } from './panels/results-panel';
import { RosterPanel } from './panels/roster-panel';
import { TeamsPanel } from './panels/teams-panel';

type Props = {
  locale: Locale;
  viewer: Viewer | null;
  loaded: LoadedClub;
  /** Panels arrive as they are read; a whole view is stored complete and has no need of it. */
  streamed: boolean;
};

export function ClubPage({ locale, viewer, loaded, streamed }: Props) {
  const t = getTranslator(locale, 'clubs');
  const shared = { locale, loaded };
  const panel = (title: string, height: number, children: ReactNode) =>
    streamed ? (
      <Suspense fallback={<PanelSkeleton title={title} height={height} label={t('panels.loading', { name: title })} />}>
        {children}
      </Suspense>
    ) : (
      children
    );
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="overview">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Stack gap="lg" miw={0}>
          {loaded.may('request.list') ? panel(t('panels.requests.title'), 80, <RequestsPanel {...shared} />) : null}
          {panel(t('panels.races.title'), 200, <RacesPanel {...shared} />)}
          {viewer && loaded.may('team.see-club')
            ? panel(t('panels.coverage.title'), 140, <CoveragePanel {...shared} userId={viewer.userId} />)
            : null}
          {panel(t('panels.results.title'), 280, <ResultsPanel {...shared} />)}
        </Stack>
        <Stack gap="lg" miw={0}>
          <AboutPanel {...shared} />
          {panel(t('panels.teams.title'), 140, <TeamsPanel {...shared} />)}
          {panel(t('panels.roster.title'), 200, <RosterPanel {...shared} />)}
          {loaded.seesRoster ? panel(t('panels.growth.title'), 280, <GrowthPanel {...shared} />) : null}
        </Stack>
      </SimpleGrid>
    </ClubFrame>
  );
}
