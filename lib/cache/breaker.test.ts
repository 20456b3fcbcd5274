import { expect, test } from 'vitest';
import { Breaker, Unavailable } from './breaker.ts';

/** A server that is hung until it is told to answer, and a clock. */
function hungServer(options: { isHung?: boolean } = {}) {
  let nowMs = 0;
  let isHung = options.isHung ?? true;
  let probes = 0;
  const answer = async () => {
    if (!isHung) return 'answer';
    nowMs += 250;
    throw new Error('Command timed out');
  };
  const breaker = new Breaker({
    place: 'control',
    now: () => nowMs,
    probe: () => {
      probes += 1;
      return answer();
    },
  });
  return {
    breaker,
    read: () => breaker.run(answer),
    revive: () => {
      isHung = false;
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
    get probes() {
      return probes;
    },
  };
}

test('one command that waited in vain, with nothing answered meanwhile, is enough', async () => {
  const server = hungServer();
  await expect(server.read()).rejects.toThrow('timed out');
  expect(server.breaker.isOpen).toBe(true);
});

test('a slow command among others that are answered is not', async () => {
  const { breaker, pass } = hungServer({ isHung: false });
  const slow = Promise.withResolvers<never>();
  const waiting = breaker.run(() => slow.promise);
  pass(100);
  await breaker.run(async () => 'answer');
  pass(200);
  slow.reject(new Error('Command timed out'));
  await expect(waiting).rejects.toThrow('timed out');
  expect(breaker.isOpen).toBe(false);
});

test('nobody waits for the probe: whoever sets it off fails at once, too', async () => {
  const server = hungServer();
  await expect(server.read()).rejects.toThrow('timed out');
  server.pass(60);
  await expect(server.read()).rejects.toThrow(Unavailable);
  expect(server.probes).toBe(1);
});

test('while it is open, probes are sent one at a time and ever more rarely', async () => {
  const server = hungServer();
  await expect(server.read()).rejects.toThrow('timed out');
  for (let ms = 0; ms < 60_000; ms += 10) {
    server.pass(10);
    await expect(server.read()).rejects.toThrow(Unavailable);
  }
  expect(server.probes).toBeGreaterThan(10);
  expect(server.probes).toBeLessThan(300);
});

test('it closes with the first probe that is answered', async () => {
  const server = hungServer();
  await expect(server.read()).rejects.toThrow('timed out');
  server.revive();
  server.pass(60);
  await expect(server.read()).rejects.toThrow(Unavailable);
  expect(await server.read()).toBe('answer');
});

test('what Redis refuses, being full, does not stop others from reading', async () => {
  const { breaker } = hungServer({ isHung: false });
  const refused = Object.assign(new Error('OOM command not allowed'), { name: 'ReplyError' });
  for (let n = 0; n < 20; n += 1) await expect(breaker.run(() => Promise.reject(refused))).rejects.toThrow('OOM');
  expect(await breaker.run(async () => 'answer')).toBe('answer');
});
