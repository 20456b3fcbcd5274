import { Container } from '@mantine/core';
import { Panel } from '@/components/ui/panel';
import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { ClubFrame } from '../club-frame';
import { NewTeamForm } from './team-forms';

type Props = { locale: Locale; viewer: Viewer; loaded: LoadedClub };

/** For readers who may make teams. */
export function NewTeamPage({ locale, viewer, loaded }: Props) {
  const t = getTranslator(locale, 'teams');
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="teams">
      <Container size="sm" px={0} mx={0} w="100%">
        <Panel title={t('create.title', { club: loaded.club.name })}>
          <ClientMessages locale={locale} namespaces={['teams', 'validation']}>
            <NewTeamForm clubId={loaded.club.clubId} />
          </ClientMessages>
        </Panel>
      </Container>
    </ClubFrame>
  );
}
