import { afterEach, beforeEach, expect, vi } from 'vitest';

let allowed = false;

/** Lets the running test write to console.error; its calls stay on the returned spy. */
export function expectConsoleErrors() {
  allowed = true;
  return vi.mocked(console.error);
}

beforeEach(() => {
  allowed = false;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  const calls = vi.isMockFunction(console.error) ? vi.mocked(console.error).mock.calls : [];
  if (!allowed)
    expect(calls, 'console.error was called; expectConsoleErrors() allows it where it is the promise').toEqual([]);
});
