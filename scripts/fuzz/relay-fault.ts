import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { monotonicMs } from './clock.ts';
import type { Period } from './history.ts';
import type { Plan } from './plan.ts';

const right = 'execute on function pg_snapshot_xmin(pg_snapshot)';

/**
 * Takes from the app's role what only a relay needs, so that the relays of all instances fail, for longer than Δ; and
 * gives it back, again and again; `whenNoticed` runs once Δ is over. Returns when they were down.
 */
export async function runRelayFaults(
  o: { admin: Sql; role: string; plan: Plan; whenNoticed: () => Promise<void> },
  isOver: () => boolean,
): Promise<Period[]> {
  const { admin, role, plan } = o;
  const periods: Period[] = [];
  const until = async (ms: number) => {
    const endMs = monotonicMs() + ms;
    while (!isOver() && monotonicMs() < endMs) await pause(50);
  };
  await admin.unsafe(`grant ${right} to ${role}`);
  await admin.unsafe(`revoke ${right} from public`);
  while (!isOver()) {
    await until(3_000);
    await admin.unsafe(`revoke ${right} from ${role}`);
    const fromMs = monotonicMs();
    await until(plan.deltaMs + 1_000);
    if (!isOver()) await o.whenNoticed();
    await until(plan.deltaMs);
    periods.push({ fromMs, toMs: monotonicMs() });
    await admin.unsafe(`grant ${right} to ${role}`);
  }
  return periods;
}
