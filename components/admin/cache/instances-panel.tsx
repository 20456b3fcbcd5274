import { DataTable } from '@/components/ui/data-table';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { getTranslator } from '@/lib/i18n/server';
import { figures } from './figures';
import type { CachePanelProps } from './panel-props';

export function InstancesPanel({ report: { instances, servers }, locale }: CachePanelProps) {
  const t = getTranslator(locale, 'admin');
  const { count, bytes, duration } = figures(locale);
  return (
    <Panel title={t('cache.instances')} description={t('cache.instancesText')}>
      <DataTable
        caption={t('cache.instances')}
        minWidth={900}
        columns={[
          { key: 'who', header: t('cache.instance'), rowHeader: true },
          { key: 'role', header: t('cache.role') },
          { key: 'state', header: t('cache.state') },
          { key: 'since', header: t('cache.since') },
          { key: 'position', header: t('cache.position'), numeric: true },
          { key: 'synced', header: t('cache.synced'), numeric: true },
          { key: 'l1', header: t('cache.l1'), numeric: true },
          { key: 'memory', header: t('cache.memory'), numeric: true },
          { key: 'loop', header: t('cache.loop'), numeric: true },
        ]}
        rows={instances.map((each) => ({
          key: each.id,
          cells: {
            who: `${each.host}:${each.pid}`,
            role: `${t(`cache.roles.${each.role}`)}${each.leadsRelay ? `, ${t('cache.leads')}` : ''}`,
            state: each.isSilent
              ? t('cache.silent')
              : each.openBreakers.length > 0
                ? t('cache.breakerOpen', { places: each.openBreakers.join(', ') })
                : t('cache.fine'),
            since: <LocalTime iso={new Date(each.startedAtMs).toISOString()} locale={locale} />,
            position: count(each.position),
            synced: duration(each.mirrorAgeMs),
            l1: `${count(each.l1.entries)} (${bytes(each.l1.bytes)})`,
            memory: bytes(each.rssBytes),
            loop: duration(each.loopDelayMs),
          },
        }))}
      />
      {servers.map(({ usedBytes, maxBytes, policy, evictedKeys }) => (
        <p key={`${policy} ${maxBytes} ${usedBytes}`}>
          {t('cache.server', {
            used: bytes(usedBytes),
            max: maxBytes === 0 ? t('cache.noLimit') : bytes(maxBytes),
            policy,
            evicted: evictedKeys,
          })}
        </p>
      ))}
    </Panel>
  );
}
