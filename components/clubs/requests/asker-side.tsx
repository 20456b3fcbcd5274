import { Stack, Text } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { PressForm } from '@/components/ui/press-form';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { getOwnRequest } from '@/lib/clubs/data/requests';
import { withdrawRequestAction } from '@/lib/clubs/join-actions';
import { getTranslator } from '@/lib/i18n/server';
import { AskForm } from './ask-form';
import type { RequestsProps } from './requests-page';

export async function AskerSide({ locale, viewer, loaded }: RequestsProps) {
  const t = getTranslator(locale, 'club-joining');
  const { club } = loaded;
  if (loaded.role) {
    return (
      <EmptyState title={t('own.member')} action={<SiteLink href={clubPath(club.slug)}>{t('own.toClub')}</SiteLink>} />
    );
  }
  const own = await getOwnRequest(club.clubId, viewer.userId);
  if (own?.status === 'pending') {
    return (
      <Panel title={t('ask.title')}>
        <Stack>
          <Text id="own-request">
            {t('own.waiting')} <LocalTime iso={own.createdAt} locale={locale} />. {t('own.waitingText')}
          </Text>
          <PressForm
            action={withdrawRequestAction}
            name="requestId"
            value={own.requestId}
            label={t('own.withdraw')}
            describedBy="own-request"
          />
        </Stack>
      </Panel>
    );
  }
  return (
    <Panel title={t('ask.title')} description={t('ask.text')}>
      <Stack>
        {own?.status === 'refused' ? <Text>{t('own.refused')}</Text> : null}
        <AskForm clubId={club.clubId} />
      </Stack>
    </Panel>
  );
}
