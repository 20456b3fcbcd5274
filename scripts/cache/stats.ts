import type { Command } from 'commander';
import { entryPlaces } from '../../lib/cache/layers.ts';
import { env } from '../../lib/env/index.ts';
import { log } from '../../lib/log/index.ts';
import { quantileMs } from '../../lib/metrics/buckets.ts';
import { type Census, readCensus, takeCensus } from '../../lib/metrics/census.ts';
import { layerReads, readTotals } from '../../lib/metrics/read.ts';
import { reachableCache } from './reachable.ts';
import { bytes, duration, percent, print, printJson, table } from './table.ts';

export function addStats(program: Command): void {
  program
    .command('stats')
    .description('entries, bytes, hits and misses of each layer, of all instances since counting began')
    .option('--json', 'as one JSON document')
    .action(stats);
}

async function stats({ json }: { json?: true }): Promise<void> {
  const runtime = await reachableCache();
  const [totals, census] = [await readTotals(runtime), await censusNow()];
  const layers = entryPlaces.map((layer) => {
    const { hits, misses, bypasses, ratio, durations } = layerReads(totals, layer);
    const held = census?.layers[layer] ?? { entries: null, bytes: null };
    return {
      layer,
      ...held,
      hits: hits.l1 + hits.l2,
      hitsL1: hits.l1,
      hitsL2: hits.l2,
      misses,
      bypasses,
      ratio,
      p95Ms: {
        l1: quantileMs(durations.l1, 0.95),
        l2: quantileMs(durations.l2, 0.95),
        fill: quantileMs(durations.fill, 0.95),
      },
    };
  });
  if (json) {
    const byLayer = Object.fromEntries(layers.map(({ layer, ...each }) => [layer, each]));
    printJson({
      layers: byLayer,
      censusAt: census && new Date(census.takenAtMs).toISOString(),
      servers: census?.servers ?? [],
    });
    return;
  }
  const heads = [
    'layer',
    'entries',
    'size',
    'hit ratio',
    'L1 hits',
    'L2 hits',
    'misses',
    'bypasses',
    'L2 p95',
    'fill p95',
  ];
  const rows = layers.map((each) => [
    each.layer,
    each.entries ?? '–',
    bytes(each.bytes),
    percent(each.ratio),
    each.hitsL1,
    each.hitsL2,
    each.misses,
    each.bypasses,
    duration(each.p95Ms.l2),
    duration(each.p95Ms.fill),
  ]);
  print(table(heads, rows));
  if (!census)
    print(
      '\nEntries and sizes are not known: these users may not list keys. Set REDIS_MAINTENANCE_URL, or run the worker.\n',
    );
}

/** Taken now where keys may be listed, else the last one that the worker took. */
async function censusNow(): Promise<Census | null> {
  try {
    return await takeCensus(env().redisMaintenanceUrl ?? null);
  } catch (err) {
    log.debug({ err }, 'no census could be taken');
    return readCensus();
  }
}
