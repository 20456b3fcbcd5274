import { describe, expect, test } from 'vitest';
import type { ClockStore } from '../../../lib/cache/clocks.ts';
import type { Topology } from './topology.ts';

/** What the clocks promise, wherever they are kept. */
export function clocksContract({ instance }: Topology): void {
  describe('the clocks', () => {
    test('a bump gives all its tags the next number', async () => {
      const { clocks } = instance();
      const { seq, epoch } = await clocks.sync(null);
      expect(await clocks.bump(['one', 'two'])).toEqual({ seq: seq + 1, epoch });
      const after = await clocks.sync(seq);
      expect(after).toMatchObject({ epoch, seq: seq + 1 });
      expect(new Map(after.changes)).toEqual(
        new Map([
          ['one', seq + 1],
          ['two', seq + 1],
        ]),
      );
      expect((await clocks.sync(seq + 1)).changes).toEqual([]);
    });

    test('a transaction counts once, whoever bumps it and how often', async () => {
      const { clocks } = instance();
      const leader = await clocks.lead({ cursor: '', epoch: '' }, '700', true);
      const first = await clocks.bump(['row'], '701');
      expect(await clocks.bump(['row'], '701')).toEqual(first);
      const transactions = [
        { xid: '701', tags: ['row'] },
        { xid: '702', tags: ['other'] },
      ];
      const next = { cursor: '700', heartbeatMs: await clocks.nowMs(), transactions };
      expect(await clocks.apply(leader, next)).toEqual({ outcome: 'ok', applied: 1 });
      expect((await clocks.bump(['other'], '702')).seq).toBe(first.seq + 1);
      expect((await clocks.sync(null)).seq).toBe(first.seq + 1);
    });

    test('whoever syncs while others bump misses nothing', async () => {
      const { clocks: reader } = instance();
      const writers = [instance().clocks, instance().clocks];
      const start = await reader.sync(null);
      const isShared = (await writers[0]?.sync(null))?.epoch === start.epoch;
      const bumpers = isShared ? writers : [reader];
      let isDone = false;
      const bumping = Promise.all(bumpers.map((clocks, i) => bumpInTurn(clocks, `writer-${i}`, 100))).then((all) => {
        isDone = true;
        return all.flat();
      });
      const seen = new Map(start.changes);
      let position = start.seq;
      for (let isLast = false; !isLast; ) {
        isLast = isDone;
        const { seq, changes } = await reader.sync(position);
        for (const [tag, at] of changes) {
          expect(at).toBeGreaterThan(position);
          expect(at).toBeLessThanOrEqual(seq);
          seen.set(tag, at);
        }
        position = seq;
      }
      for (const [tag, seq] of await bumping) expect(seen.get(tag)).toBe(seq);
    });

    test('a relay that another has followed changes nothing', async () => {
      const { clocks } = instance();
      const first = await clocks.lead({ cursor: '', epoch: '' }, '5', true);
      const second = await clocks.lead({ cursor: first.cursor, epoch: first.epoch }, '5', false);
      expect(second).toMatchObject({ isNewEpoch: false, epoch: first.epoch, cursor: '5' });
      const next = { cursor: '8', heartbeatMs: await clocks.nowMs(), transactions: [{ xid: '7', tags: ['x'] }] };
      expect(await clocks.apply(first, next)).toEqual({ outcome: 'deposed' });
      expect(await clocks.apply(second, next)).toEqual({ outcome: 'ok', applied: 1 });
      expect(await clocks.apply(second, next)).toEqual({ outcome: 'regressed' });
      expect((await clocks.sync(null)).heartbeatMs).toBe(next.heartbeatMs);
    });

    test('a switch is seen with the next sync', async () => {
      const { clocks } = instance();
      await clocks.setSwitch('view', 30);
      expect((await clocks.sync(null)).switches).toEqual({ view: 30 });
      await clocks.setSwitch('view', 100);
    });
  });
}

async function bumpInTurn(clocks: ClockStore, name: string, times: number): Promise<(readonly [string, number])[]> {
  const made: (readonly [string, number])[] = [];
  for (let i = 0; i < times; i += 1) {
    const tag = `${name}-${i}`;
    made.push([tag, (await clocks.bump([tag])).seq]);
  }
  return made;
}
