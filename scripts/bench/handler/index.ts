import { Command } from 'commander';
import { Failure } from '../../failure.ts';
import { onOwnServices } from '../own-services.ts';
import { whole } from '../whole.ts';
import { load, warm } from './load.ts';
import { appFolder, setStage } from './stage.ts';
import { ratiosOf, rotated, type Spread, spreadOf } from './summary.ts';
import { type Variant, variantsIn } from './variants.ts';

type Options = { json?: boolean; seconds: number; rounds: number; only?: string };
type Page = { bytes: number; rps: Spread; ratio: Spread };

/** One page that all ask for, or many; `16kB-7` is a page of 16 kB as well. */
const loads = [
  { name: '16kB', paths: ['/16kB'] },
  { name: '127kB', paths: ['/127kB'] },
  { name: '16kB apart', paths: Array.from({ length: 64 }, (_, i) => `/16kB-${i}`) },
] as const;
type Load = (typeof loads)[number];
const base = 'default';

await new Command('npm run bench -- handler')
  .description("Pages from Next's own cache, from ours and from the published Redis handlers, alternating in one run")
  .option('--json', 'as the last line, one JSON document')
  .option('--seconds <n>', 'how long each is loaded in each round', whole, 4)
  .option('--rounds <n>', 'how many rounds', whole, 7)
  .option('--only <names>', `besides ${base}, of ${namesOf(variantsIn(appFolder)).slice(1).join(', ')}`)
  .action(run)
  .parseAsync();

async function run({ json, seconds, rounds, only }: Options): Promise<void> {
  const all = variantsIn(appFolder);
  const wanted = only ? [base, ...only.split(',')] : namesOf(all);
  const unknown = wanted.find((name) => !namesOf(all).includes(name));
  if (unknown !== undefined) throw new Failure(`There is no handler '${unknown}'.`, 'See --help.');
  const variants = all.filter(({ name }) => wanted.includes(name));
  await onOwnServices(async (guard, running) => {
    const stage = await setStage(guard, running);
    const origins = new Map<string, string>();
    for (const variant of variants) origins.set(variant.name, await stage.serve(variant));
    const pages: Record<string, Record<string, Page>> = {};
    for (const each of loads) pages[each.name] = await compare(each, origins, seconds, rounds);
    process.stdout.write(`${tableOf(pages)}\n`);
    if (json) process.stdout.write(`${JSON.stringify({ seconds, rounds, connections: 32, pages })}\n`);
  });
}

/** Each handler once in each round: a ratio compares what was measured within seconds of each other. */
async function compare(
  { name: page, paths }: Load,
  origins: ReadonlyMap<string, string>,
  seconds: number,
  rounds: number,
): Promise<Record<string, Page>> {
  const names = [...origins.keys()];
  const bytes = new Map<string, number>();
  for (const [name, origin] of origins) {
    for (const path of paths) bytes.set(name, await warm(origin + path));
    await load(origin, paths, Math.min(2, seconds), 0);
  }
  const measured: Record<string, number>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const found: Record<string, number> = {};
    for (const name of rotated(names, round)) {
      found[name] = await load(origins.get(name) ?? '', paths, seconds, (bytes.get(name) ?? 0) * 0.98);
    }
    measured.push(found);
    process.stderr.write(`${page} ${round + 1}/${rounds} ${JSON.stringify(found)}\n`);
  }
  return Object.fromEntries(
    names.map((name) => {
      const rps = spreadOf(measured.map((found) => found[name] ?? 0));
      return [name, { bytes: bytes.get(name) ?? 0, rps, ratio: ratiosOf(measured, name, base) }];
    }),
  );
}

function tableOf(pages: Readonly<Record<string, Readonly<Record<string, Page>>>>): string {
  const shown = ({ median, min, max }: Spread) => `${median} (${min} to ${max})`;
  const lines = Object.entries(pages).flatMap(([size, page]) =>
    Object.entries(page).map(
      ([name, { rps, ratio }]) => `${size.padEnd(10)} ${name.padEnd(13)} ${shown(ratio).padEnd(26)} ${shown(rps)}`,
    ),
  );
  return [`${'page'.padEnd(10)} ${'handler'.padEnd(13)} ${'ratio to default'.padEnd(26)} requests/s`, ...lines].join(
    '\n',
  );
}

function namesOf(variants: readonly Variant[]): string[] {
  return variants.map(({ name }) => name);
}
