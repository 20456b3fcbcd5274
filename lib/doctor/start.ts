import { setTimeout as delay } from 'node:timers/promises';
import { env } from '../env/index.ts';
import { log } from '../log/index.ts';
import { examine } from './examine.ts';
import { gatherSettings, isProductionSite } from './facts/settings.ts';
import { type Finding, isAtLeast } from './finding.ts';
import { refusalText } from './text.ts';

/** How long a production site that may be refused is not ready for it. */
const patienceMs = 2_000;

/**
 * The doctor's look at a server that starts. Each finding of a warning and above is one line in the log; an unsafe
 * production site ends with 1 and says what to mend. A site of production waits for the verdict, but not for long: an
 * instance that is refused should not have been ready. Everybody else is ready meanwhile.
 */
export async function examineAtStart(): Promise<void> {
  const isProduction = isProductionSite(gatherSettings(), 'server');
  const examined = examine().then(
    (findings) => act(findings, isProduction),
    (err: unknown) => log.error({ err }, 'the doctor could not look'),
  );
  if (isProduction) await Promise.race([examined, delay(patienceMs, undefined, { ref: false })]);
}

function act(findings: readonly Finding[], isProduction: boolean): void {
  const refused = findings.filter(({ level }) => level === 'refuse');
  for (const { id, level, about, seen, mend } of findings) {
    if (isAtLeast(level, 'warning')) log.warn({ check: id, level, ...(about ? { about } : {}), mend }, seen);
  }
  if (!isProduction || refused.length === 0) return;
  if (env().acceptUnsafe) {
    log.warn({ checks: refused.map(({ id }) => id) }, 'started unsafe, as SIMLANE_ACCEPT_UNSAFE asks');
    return;
  }
  process.stderr.write(refusalText(refused));
  process.exit(1);
}
