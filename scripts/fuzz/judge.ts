import type { Period, Read, Write } from './history.ts';

export type Violation = {
  kind: 'own' | 'app' | 'raw' | 'never-written';
  read: Read;
  key: string;
  seenVersion: number;
  /** What it should at least have seen; null for what was never written. */
  missed: Write | null;
  /** From that commit to the beginning of the read. */
  ageMs: number;
};

export type Verdict = { stalenessMs: number; violations: Violation[] };

export type Judge = (read: Read) => Verdict;

/**
 * Whether reads kept the promise: one that began at t shows nothing older than the newest version that was committed
 * before t − bound. Only what was known for certain counts: a write from when its commit had returned, a read from when
 * it began. A process that can't reach Redis may serve what it holds for `cutOffBoundMs`; `unreachable` is when that may be
 * so, for reads that don't say.
 */
export function createJudge(writes: readonly Write[], unreachable: readonly Period[], cutOffBoundMs: number): Judge {
  const byKey = Map.groupBy(writes, ({ key }) => key);
  for (const ofKey of byKey.values()) ofKey.sort((a, b) => a.version - b.version);
  return (read) => {
    const isCutOff = read.cutOff ?? unreachable.some(({ fromMs, toMs }) => isWithin(read.beganMs, fromMs, toMs));
    const verdict: Verdict = { stalenessMs: 0, violations: [] };
    for (const { key, version } of read.seen) {
      const ofKey = byKey.get(key) ?? [];
      const seenVersion = version ?? newestAbsence(ofKey, read.endedMs);
      const newer = committedSince(ofKey, seenVersion, read.beganMs);
      const [oldest] = newer;
      if (oldest) verdict.stalenessMs = Math.max(verdict.stalenessMs, ageOf(oldest, read));
      const missed = newer.findLast((write) => {
        if (read.own?.key === key && write.version <= read.own.version) return true;
        const boundMs = isCutOff ? Math.max(write.boundMs, cutOffBoundMs) : write.boundMs;
        return ageOf(write, read) > boundMs;
      });
      const fault = (kind: Violation['kind'], write: Write | null) =>
        verdict.violations.push({ kind, read, key, seenVersion, missed: write, ageMs: write ? ageOf(write, read) : 0 });
      if (missed) fault(read.own?.key === key && missed.version <= read.own.version ? 'own' : missed.via, missed);
      else if (!isPossible(ofKey, seenVersion, read.endedMs)) fault('never-written', null);
    }
    return verdict;
  };
}

const isWithin = (atMs: number, fromMs: number, toMs: number) => atMs >= fromMs && atMs <= toMs;

/** The benefit of the doubt: of all the versions that say "none", the newest that can have been seen. */
function newestAbsence(writes: readonly Write[], beforeMs: number): number {
  return writes.findLast((write) => write.isAbsence && write.beganMs <= beforeMs)?.version ?? 0;
}

/** What had been committed at a time, of the versions above one. */
function committedSince(writes: readonly Write[], version: number, atMs: number): Write[] {
  const found: Write[] = [];
  for (let at = firstAbove(writes, version); at < writes.length; at += 1) {
    const write = writes[at];
    if (!write || write.beganMs > atMs) break;
    if (write.committedMs !== null && write.committedMs <= atMs) found.push(write);
  }
  return found;
}

function isPossible(writes: readonly Write[], version: number, beforeMs: number): boolean {
  const write = writes[firstAbove(writes, version - 1)];
  return version === 0 || (write?.version === version && write.beganMs <= beforeMs);
}

function firstAbove(writes: readonly Write[], version: number): number {
  let [from, to] = [0, writes.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((writes[middle]?.version ?? 0) > version) to = middle;
    else from = middle + 1;
  }
  return from;
}

function ageOf({ committedMs }: Write, { beganMs }: Read): number {
  return committedMs === null ? 0 : beganMs - committedMs;
}
