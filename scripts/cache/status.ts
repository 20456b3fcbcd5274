import type { Command } from 'commander';
import { type Trust, trustNow } from '../../lib/cache/bounds.ts';
import { layers } from '../../lib/cache/index.ts';
import { env } from '../../lib/env/index.ts';
import type { Instance } from '../../lib/metrics/instances.ts';
import { readInstances, readTotals } from '../../lib/metrics/read.ts';
import { readWrongReads } from '../../lib/verifier/wrong-reads.ts';
import { reachableCache } from './reachable.ts';
import { bytes, duration, print, printJson, table } from './table.ts';

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('whether the cache may be trusted now, its switches, its clocks and the instances that run')
    .option('--json', 'as one JSON document')
    .addHelpText(
      'after',
      '\nExit code 0: reads are answered from the cache; 1: they go to Postgres, or an answer was wrong.',
    )
    .action(status);
}

async function status({ json }: { json?: true }): Promise<void> {
  const runtime = await reachableCache();
  // This process runs no relay, but asks for one as the site does.
  const trust = await trustNow(runtime);
  const { mirror } = runtime;
  const instances = await readInstances(runtime);
  const totals = await readTotals(runtime);
  const verified = Object.fromEntries(
    ['consistent', 'late', 'timed', 'wrong'].map((result) => [result, totals.get('verified', result)]),
  );
  const wrong = await readWrongReads(5, runtime);
  const switches = Object.fromEntries(layers.map((layer) => [layer, mirror.switches[layer] ?? 100]));
  const clocks = { ...mirror.position, relayLagMs: mirror.relayLagMs() };
  if (trust !== 'synced' || wrong.length > 0) process.exitCode = 1;
  if (json) {
    printJson({ trust, clocks, switches, off: env().cacheOff, verified, wrong, instances });
    return;
  }
  print(`${sentence(trust, mirror.relayLagMs())}\n\n`);
  print(
    `Position ${clocks.s} of epoch ${clocks.epoch}; the relay looked into the outbox ${duration(clocks.relayLagMs)} ago.\n`,
  );
  print(`Switches: ${layers.map((layer) => `${layer} ${switches[layer]} %`).join(', ')}.\n`);
  print(
    `Compared with Postgres: ${Object.entries(verified)
      .map(([result, times]) => `${times} ${result}`)
      .join(', ')}.\n`,
  );
  for (const { layer, name, missingTags, missingTableTags, unwatchedTables } of wrong) {
    const lacks = [...missingTableTags, ...missingTags].join(', ');
    print(
      `Wrong: ${layer} ${name}${lacks && `, which lacks the tag ${lacks}`}${unwatchedTables.length > 0 ? `; without triggers: ${unwatchedTables.join(', ')}` : ''}\n`,
    );
  }
  print(`\n${instances.length === 0 ? 'No instance runs.\n' : table(instanceHeads, instances.map(instanceRow))}`);
}

const instanceHeads = ['instance', 'role', 'position', 'synced', 'relay', 'L1', 'memory', 'loop p99', 'state'];

function instanceRow(each: Instance & { isSilent: boolean }): (string | number)[] {
  const state = each.isSilent
    ? 'silent'
    : each.openBreakers.length > 0
      ? `breaker open: ${each.openBreakers.join(', ')}`
      : 'well';
  return [
    `${each.host}:${each.pid}`,
    each.role,
    each.position ?? '–',
    duration(each.mirrorAgeMs),
    each.leadsRelay ? 'leads' : 'stands by',
    `${each.l1.entries} (${bytes(each.l1.bytes)})`,
    bytes(each.rssBytes),
    duration(each.loopDelayMs),
    state,
  ];
}

function sentence(trust: Trust, lagMs: number | null): string {
  if (trust === 'synced') return 'Reads are answered from the cache.';
  if (lagMs === null)
    return 'Reads go to Postgres: no relay has looked into the outbox yet. Does an instance or the worker run?';
  return `Reads go to Postgres: the relay looked into the outbox ${duration(lagMs)} ago. Does an instance or the worker run?`;
}
