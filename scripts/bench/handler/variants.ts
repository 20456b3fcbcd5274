import path from 'node:path';
import { root } from '../../project.ts';

/** `handler`: null is Next's own. `needs`: packages that are installed for it alone. */
export type Variant = { name: string; handler: string | null; env: Readonly<Record<string, string>> };

const ours = path.join(root, 'lib/cache/next/incremental-handler.ts');

/** All handlers that are compared. `appFolder` is where the app and the handlers of others lie. */
export function variantsIn(appFolder: string): readonly Variant[] {
  return [
    { name: 'default', handler: null, env: {} },
    { name: 'l1', handler: ours, env: {} },
    { name: 'redis', handler: ours, env: { CACHE_L1_BYTES: '0' } },
    { name: 'leejpsd', handler: path.join(appFolder, 'leejpsd.cjs'), env: {} },
    { name: 'fortedigital', handler: path.join(appFolder, 'fortedigital.mjs'), env: {} },
  ];
}
