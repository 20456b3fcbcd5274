import { nextBuild } from '../build.ts';
import { Failure } from '../failure.ts';
import { lockHolder } from '../up/lock.ts';
import type { Running } from '../up/running.ts';

/** Builds the app unless it is built as it is. */
export async function buildApp(actionsKey: string, running: Running): Promise<void> {
  const build = nextBuild(actionsKey);
  if (build.isCurrent()) return;
  const holder = lockHolder();
  if (holder) {
    throw new Failure(
      'The app must be built, and `npm run up` is serving the build of this folder',
      `Stop it first: Ctrl-C in its terminal, or kill ${holder.pid}.`,
    );
  }
  const building = await build.start();
  await running.add(building, 'SIGTERM', 5_000);
  await build.finish(building);
}
