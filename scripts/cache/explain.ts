import { type Command, Option } from 'commander';
import { type EntryVerdict, type Explained, explainKey } from '../../lib/cache/explain.ts';
import { type Locale, locales } from '../../lib/i18n/locales.ts';
import { keyOfAddress } from '../../lib/navigation/key-of-address.ts';
import { Failure } from '../failure.ts';
import { serverFolder } from '../project.ts';
import { reachableCache } from './reachable.ts';
import { bytes, duration, print, printJson, table } from './table.ts';

type Options = { language: Locale; allTags?: true; json?: true };

const namedTags = 12;

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('why a key, or the stored page of an address, is or is not given out')
    .argument('<key|url>', 'a key such as sl:v1:query:profile:…, or an address such as /profiles?sort=name')
    .addOption(new Option('--language <language>', 'of the page').choices(locales).default('en'))
    .option('--all-tags', 'name each tag, not only those that ended it and the last bumped')
    .option('--json', 'as one JSON document')
    .addHelpText('after', '\nExit code 0: a reader is given it; 1: he is not.')
    .action(explain);
}

async function explain(subject: string, { language, allTags, json }: Options): Promise<void> {
  const runtime = await reachableCache();
  const key = /^(\/|https?:)/.test(subject) ? keyOfPage(subject, language) : subject;
  const explained = await explainKey(key, runtime);
  if (!explained)
    throw new Failure(`"${subject}" is no key of the cache.`, 'Keys look like sl:v1:<layer>:<name>:<hash>.');
  if (!['valid', 'stale'].includes(explained.verdict)) process.exitCode = 1;
  if (json) printJson(explained);
  else print(inWords(explained, allTags ? Number.POSITIVE_INFINITY : namedTags));
}

function keyOfPage(address: string, language: Locale): string {
  const found = keyOfAddress(address, language, serverFolder);
  if (found === 'not-stored')
    throw new Failure(
      `${address} is no page that is stored whole.`,
      'It is made for each request, out of fragments and queries.',
    );
  if (found === 'no-page')
    throw new Failure(
      `The build has no page for ${address}.`,
      'Is this folder the one that is served? `npm run build` makes it.',
    );
  return found.key;
}

const verdicts: Record<EntryVerdict, string> = {
  valid: 'Valid: readers are given it.',
  stale: 'Past its life, but given out while it is made anew.',
  none: 'There is no such entry: it was never stored, has ended, or was evicted.',
  unreadable: 'What lies there is no entry of this version: the next reader replaces it.',
  bypassed: 'It lies there, but nothing is trusted now: reads go to Postgres (see `status`).',
  'switched-off': 'Its layer is switched off, for all keys or for this one.',
  expired: 'Its life is over.',
  invalidated: 'Invalidated: a tag of it was bumped after it was loaded.',
  'other-history': 'Of another epoch: the clocks have begun anew since.',
  ahead: 'From beyond what the clocks know: of a history that was lost.',
  pruned: 'From before the oldest clock that is kept.',
};

function inWords({ key, verdict, stored, entry, tags, clocks }: Explained, mostTags: number): string {
  const lines = [verdicts[verdict], '', `key       ${key}`];
  if (stored) {
    const how = [stored.isSealed ? 'sealed' : 'open', ...(stored.isCompressed ? ['compressed'] : [])].join(', ');
    lines.push(`stored    ${bytes(stored.bytes)}, ${how}; Redis keeps it for ${duration(stored.ttlMs)}`);
  }
  if (entry) {
    lines.push(
      `age       ${duration(entry.ageMs)}; fresh for ${duration(entry.freshMs)}; cost ${duration(entry.costMs)} to make`,
    );
    lines.push(`position  ${entry.position.s} of epoch ${entry.position.epoch}`);
  }
  if (clocks) lines.push(`clocks    at ${clocks.s} of epoch ${clocks.epoch}`);
  if (tags.length === 0) return `${lines.join('\n')}\n`;
  const ended = tags.filter((each) => each.ended).length;
  const shown = tags.toSorted((a, b) => b.clock - a.clock).slice(0, Math.max(ended, mostTags));
  const rows = shown.map(({ tag, clock, ended: hasEnded }) => [tag, clock, hasEnded ? 'ended it' : '']);
  const more = tags.length - shown.length;
  return `${lines.join('\n')}\n\n${table(['tag', 'clock', ''], rows)}${more > 0 ? `and ${more} more: --all-tags\n` : ''}`;
}
