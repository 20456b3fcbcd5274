import { Failure, report } from '../failure.ts';

/** `npm run bench -- <what>`: each benchmark is a file of this folder and reads the rest of the line itself. */
const benches: Record<string, () => Promise<unknown>> = {
  browse: () => import('./browse/index.ts'),
  handler: () => import('./handler/index.ts'),
  outage: () => import('./outage/index.ts'),
  paths: () => import('./paths/index.ts'),
  reads: () => import('./reads.ts'),
  warm: () => import('./warm/index.ts'),
};

try {
  const [what = ''] = process.argv.splice(2, 1);
  const bench = Object.hasOwn(benches, what) ? benches[what] : undefined;
  if (!bench) {
    throw new Failure(`There is no benchmark '${what}'.`, `Name one of: ${Object.keys(benches).join(', ')}.`);
  }
  await bench();
} catch (error) {
  process.stderr.write(`${report(error)}\n`);
  process.exitCode = 1;
}
