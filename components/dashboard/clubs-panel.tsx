import { Badge, Group, List, ListItem } from '@mantine/core';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { SiteLink } from '@/components/ui/site-link';
import { clubPath } from '@/lib/clubs/club-path';
import { listMemberships } from '@/lib/clubs/data/memberships';
import { getTranslator } from '@/lib/i18n/server';
import type { DashboardPanelProps } from './panel-props';

export async function ClubsPanel({ locale, userId }: DashboardPanelProps) {
  const t = getTranslator(locale, 'dashboard');
  const clubs = await listMemberships(userId);
  return (
    <Panel title={t('clubs.title')} aside={<SiteLink href="/clubs/new">{t('clubs.found')}</SiteLink>}>
      {clubs.length === 0 ? (
        <EmptyState
          title={t('clubs.empty')}
          text={t('clubs.emptyText')}
          action={<SiteLink href="/clubs">{t('clubs.find')}</SiteLink>}
        />
      ) : (
        <List listStyleType="none" spacing="xs">
          {clubs.map((club) => (
            <ListItem key={club.clubId}>
              <Group gap="xs">
                <SiteLink href={clubPath(club.slug)}>{club.name}</SiteLink>
                <Badge variant="light" size="sm">
                  {t(`clubs.role.${club.role}`)}
                </Badge>
              </Group>
            </ListItem>
          ))}
        </List>
      )}
    </Panel>
  );
}
