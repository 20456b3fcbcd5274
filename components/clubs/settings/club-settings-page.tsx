import { Stack, Text } from '@mantine/core';
import { Panel } from '@/components/ui/panel';
import { mostLinks } from '@/lib/clubs/limits';
import type { LoadedClub } from '@/lib/clubs/loaders';
import type { Locale } from '@/lib/i18n/locales';
import { ClientMessages, getTranslator } from '@/lib/i18n/server';
import type { Viewer } from '@/lib/session/viewer';
import { ClubFrame } from '../club-frame';
import { countryOptions } from '../country-options';
import { LinksForm } from './links-form';
import { DeleteForm, DetailsForm, RenameForm } from './settings-forms';

/** For readers who may update the club. */
export function ClubSettingsPage({ locale, viewer, loaded }: { locale: Locale; viewer: Viewer; loaded: LoadedClub }) {
  const t = getTranslator(locale, 'clubs');
  const { club } = loaded;
  return (
    <ClubFrame locale={locale} viewer={viewer} loaded={loaded} section="settings">
      <ClientMessages locale={locale} namespaces={['clubs', 'validation']}>
        <Stack gap="lg" maw="44rem">
          <Panel title={t('settings.details')}>
            <DetailsForm club={club} countries={countryOptions(locale)} />
          </Panel>
          <Panel title={t('settings.links')} description={t('settings.linksText', { count: mostLinks })}>
            <LinksForm club={club} />
          </Panel>
          <Panel title={t('settings.address')}>
            <RenameForm key={club.slug} club={club} />
          </Panel>
          <Panel title={t('settings.delete')}>
            <Text mb="md">{t('settings.deleteText')}</Text>
            <DeleteForm club={club} />
          </Panel>
        </Stack>
      </ClientMessages>
    </ClubFrame>
  );
}
