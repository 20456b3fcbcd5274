// A process of its own that outlives a killed `up` or `test` just long enough to stop what they had started. It reads
// orders on stdin, one JSON a line; end of file without `release` means that the parent died.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { killGroup } from './child.ts';
import type { Order } from './guard.ts';
import { processIdentity } from './process-identity.ts';

type Watched = { pid: number; identity: string | null; signal: NodeJS.Signals; waitMs: number };

const watched: Watched[] = [];
const folders: string[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as Order;
  if (order.do === 'release') process.exit(0);
  if (order.do === 'watch') {
    watched.push({ pid: order.pid, identity: processIdentity(order.pid), signal: order.signal, waitMs: order.waitMs });
  } else if (order.do === 'forget') {
    const at = watched.findIndex((entry) => entry.pid === order.pid);
    if (at >= 0) watched.splice(at, 1);
  } else folders.push(order.folder);
}

for (const entry of watched.reverse()) await stop(entry);
for (const folder of folders) rmSync(folder, { recursive: true, force: true });

async function stop({ pid, identity, signal, waitMs }: Watched): Promise<void> {
  const isSame = () => identity !== null && processIdentity(pid) === identity;
  if (!isSame()) return;
  process.kill(pid, signal);
  const deadline = Date.now() + waitMs;
  while (isSame() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  killGroup(pid);
}
