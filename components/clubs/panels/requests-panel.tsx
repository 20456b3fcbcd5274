import { Text } from '@mantine/core';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { countRequests } from '@/lib/clubs/data/requests';
import { getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

/** For readers who may decide requests. */
export async function RequestsPanel({ locale, loaded: { club } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const count = await countRequests(club.clubId);
  return (
    <Panel
      title={t('panels.requests.title')}
      aside={count > 0 ? <SiteLink href={clubPath(club.slug, 'requests')}>{t('panels.requests.open')}</SiteLink> : null}
    >
      <Text>{t('panels.requests.text', { count })}</Text>
    </Panel>
  );
}
