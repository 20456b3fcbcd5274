import { List, ListItem, Stack, Text } from '@mantine/core';
import { ReportLink } from '@/components/reports/report-link';
import { EmptyState } from '@/components/ui/empty-state';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import type { ClubPanelProps } from './panel-props';

export function AboutPanel({ locale, loaded: { club, role } }: ClubPanelProps) {
  const t = getTranslator(locale, 'clubs');
  const isEmpty = club.description === null && club.links.length === 0;
  return (
    <Panel title={t('panels.about.title')}>
      <Stack>
        {isEmpty ? <EmptyState title={t('panels.about.empty')} text={t('panels.about.emptyText')} /> : null}
        {club.description ? <Text style={{ whiteSpace: 'pre-line' }}>{club.description}</Text> : null}
        {club.links.length > 0 ? (
          <List aria-label={t('panels.about.links')}>
            {club.links.map((link) => (
              <ListItem key={`${link.label} ${link.url}`}>
                <a href={link.url} rel="nofollow noopener noreferrer">
                  {link.label}
                </a>
              </ListItem>
            ))}
          </List>
        ) : null}
        <Text size="sm" c="dimmed">
          {t('panels.about.since')} <LocalTime iso={club.createdAt} locale={locale} format="date" />
        </Text>
        {role ? null : (
          <div>
            <ReportLink locale={locale} type="club" id={club.clubId} />
          </div>
        )}
      </Stack>
    </Panel>
  );
}
