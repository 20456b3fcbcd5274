import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test('no more tasks run at once than the gate is wide, and all have their turn', async () => {
  const gate = createGate(3);
  let running = 0;
  let most = 0;
  const task = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => gate(task)));
  expect([most, running]).toEqual([3, 0]);
});

test('tasks that begin others inside do not wait for each other’s turns', async () => {
  const gate = createGate(2);
  const outer = () => gate(async () => gate(async () => 'read'));
  expect(await Promise.all([outer(), outer(), outer(), outer()])).toEqual(['read', 'read', 'read', 'read']);
});

test('a task that throws gives its turn on', async () => {
  const gate = createGate(1);
  await expect(gate(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await gate(async () => 'next')).toBe('next');
});
