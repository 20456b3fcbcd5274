import { check } from '../check.ts';
import { spanText } from '../units.ts';

/** The minor version whose inner modules lib/cache/next was written against. */
const nextMinor = '16.4';

export const runtimeNode = check({
  id: 'runtime.node',
  looksAt: 'Node 22.18 or later',
  why: "The cache's handler is TypeScript that Node runs as it is; earlier ones can't.",
  worst: 'refuse',
  judge({ settings: { nodeVersion } }) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
    const seen = `Node ${nodeVersion}`;
    if (major > 22 || (major === 22 && minor >= 18)) return [{ level: 'ok', seen }];
    return [{ level: 'refuse', seen, mend: 'Install Node 24, the version in .nvmrc.' }];
  },
});

export const runtimeNext = check({
  id: 'runtime.next',
  looksAt: `Next ${nextMinor}, and its inner modules that the cache reaches into`,
  why: 'Where they have moved, the map of served paths grows without end and prerendered pages are not found.',
  worst: 'warning',
  judge({ settings: { nextVersion, missingInternals } }) {
    if (nextVersion === null) return [];
    const seen = `Next ${nextVersion}`;
    const mend = 'npm ci brings the version this was made with; for another run npm test -- integration next first.';
    if (missingInternals.length > 0) {
      return [{ level: 'warning', seen: `${seen} without ${missingInternals.join(', ')}`, mend }];
    }
    if (nextVersion.startsWith(`${nextMinor}.`)) return [{ level: 'ok', seen }];
    return [{ level: 'warning', seen: `${seen}, not ${nextMinor}`, mend }];
  },
});

const agreeMs = 1_000;

export const runtimeClocks = check({
  id: 'runtime.clocks',
  looksAt: 'the clocks of this process, Redis and Postgres',
  why: 'Nothing in the cache rests on them, but times in logs and ages on pages do.',
  worst: 'advice',
  judge({ redis, postgres }) {
    const skews = [
      ...(redis?.servers ?? []).map(({ address, skewMs }) => ({ about: `Redis ${address}`, skewMs })),
      ...(postgres && 'skewMs' in postgres ? [{ about: 'Postgres', skewMs: postgres.skewMs }] : []),
    ];
    return skews.map(({ about, skewMs }) => {
      if (Math.abs(skewMs) < agreeMs) return { level: 'ok', about, seen: 'the same time as here' };
      const seen = `${spanText(Math.abs(skewMs))} ${skewMs > 0 ? 'ahead of' : 'behind'} this process`;
      return { level: 'advice', about, seen, mend: 'Let a time service keep both clocks (timedatectl set-ntp true).' };
    });
  },
});
