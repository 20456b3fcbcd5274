import { report } from '../failure.ts';
import { type Guard, startGuard } from '../services/guard.ts';
import { type Running, trackRunning } from '../up/running.ts';

/** Runs `work` and stops what it started, however it ends. */
export async function onOwnServices(work: (guard: Guard, running: Running) => Promise<void>): Promise<void> {
  const guard = startGuard();
  const running = trackRunning(guard);
  const interrupt = () => {
    void running.stop().then(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  process.on('disconnect', interrupt);
  try {
    await work(guard, running);
  } catch (error) {
    process.stderr.write(`${report(error)}\n`);
    process.exitCode = 1;
  }
  await running.stop();
  // Connections of the parts it used would keep this process alive; its guardian removes the folder of the run.
  process.exit();
}
