import { Alert, SimpleGrid } from '@mantine/core';
import { Stat } from '@/components/ui/stat';
import { type CacheReport, getCacheReport } from '@/lib/admin/data/cache-report';
import type { Locale } from '@/lib/i18n/locales';
import { getTranslator } from '@/lib/i18n/server';
import { AdminFrame } from '../admin-frame';
import { ActPanel } from './act-panel';
import { AdvicePanel } from './advice-panel';
import { figures } from './figures';
import { HistoryPanel } from './history-panel';
import { InstancesPanel } from './instances-panel';
import { LayersPanel } from './layers-panel';
import { MissesPanel } from './misses-panel';
import { readableAlert } from './readable-alert';
import { SlowPanel } from './slow-panel';
import { SqlPanel } from './sql-panel';
import { StayFresh } from './stay-fresh';
import { TagsPanel } from './tags-panel';
import { WrongPanel } from './wrong-panel';

/** In the order an operator asks: is it well, where, why not, who. */
export async function CachePage({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'admin');
  const report = await getCacheReport();
  return (
    <AdminFrame locale={locale} section="cache">
      <StayFresh />
      {report ? (
        <Report report={report} locale={locale} />
      ) : (
        <Alert color="red" styles={readableAlert} title={t('cache.verdict.unreachable')}>
          {t('cache.mend.unreachable')}
        </Alert>
      )}
    </AdminFrame>
  );
}

function Report({ report, locale }: { report: CacheReport; locale: Locale }) {
  const t = getTranslator(locale, 'admin');
  const { count, duration, share } = figures(locale);
  const { verdict, verified, history } = report;
  const compared = Object.values(verified).reduce((sum, times) => sum + times, 0);
  const { kind, ...facts } = verdict;
  const told = {
    ...('wrong' in facts ? { wrong: facts.wrong } : {}),
    ...('places' in facts ? { places: facts.places } : {}),
    ...('layers' in facts ? { layers: facts.layers } : {}),
    ...('ratio' in facts ? { ratio: share(facts.ratio) } : {}),
    ...('share' in facts ? { share: share(facts.share) } : {}),
    ...('lagMs' in facts ? { lag: duration(facts.lagMs) } : {}),
  };
  const color = { well: 'green', quiet: 'blue', 'few-hits': 'yellow', reduced: 'yellow', evicting: 'yellow' } as const;
  const props = { report, locale };
  return (
    <>
      <Alert
        styles={readableAlert}
        color={kind in color ? color[kind as keyof typeof color] : 'red'}
        title={t(`cache.verdict.${kind}`, told)}
      >
        {t(`cache.mend.${kind}`)}
      </Alert>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        <Stat label={t('cache.ratioNow')} value={share(history.at(-1)?.ratio ?? null)} hint={t('cache.ratioNowHint')} />
        <Stat
          label={t('cache.compared')}
          value={compared === 0 ? '–' : share((compared - verified.wrong) / compared)}
          hint={compared === 0 ? t('cache.comparedNone') : t('cache.comparedHint', { compared, wrong: verified.wrong })}
        />
        <Stat label={t('cache.relay')} value={duration(report.relayLagMs)} hint={t('cache.relayHint')} />
        <Stat label={t('cache.position')} value={count(report.position)} hint={t('cache.positionHint')} />
      </SimpleGrid>
      {report.wrong.length > 0 ? <WrongPanel {...props} /> : null}
      <LayersPanel {...props} />
      <HistoryPanel {...props} />
      <MissesPanel {...props} />
      <TagsPanel {...props} />
      <SlowPanel {...props} />
      <SqlPanel {...props} />
      <AdvicePanel {...props} />
      <InstancesPanel {...props} />
      <ActPanel locale={locale} />
    </>
  );
}
