import { type ChildProcess, spawn } from 'node:child_process';
import getPort from 'get-port';
import { expect } from './fixtures.ts';

/** One more instance, with an environment that differs. */
export async function startApp(own: Record<string, string>): Promise<{ url: string; stop: () => void }> {
  const port = await getPort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: 'production' as const, ...own };
  const args = ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'];
  const child: ChildProcess = spawn(process.execPath, args, { env, stdio: 'ignore' });
  await expect
    .poll(
      () =>
        fetch(`${url}/api/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);
  return { url, stop: () => void child.kill('SIGTERM') };
}
