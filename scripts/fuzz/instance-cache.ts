import { cacheRuntime, ensurePosition, fragment, query } from '../../lib/cache/index.ts';
import { beginRelay } from '../../lib/db/relay.ts';
import { write } from '../../lib/db/write.ts';
import { getProfile } from '../../lib/profiles/data/profile.ts';
import { applyChanges } from './drivers.ts';
import type { Change } from './messages.ts';
import { naiveCache } from './naive-cache.ts';
import { noteCutOff, noteSource, noteTags } from './observe.ts';

type Head = { displayName: string; handle: string | null } | null;

/** What an instance reads and writes through. */
export type InstanceCache = {
  query: typeof query;
  fragment: typeof fragment;
  /** The app's own read of a profile, whose entries are shared with the app's pages; null: there is none. */
  appProfile: ((profileId: string) => Promise<Head>) | null;
  ensurePosition(position: number): Promise<void>;
  /** Commits, tells the cache, and returns what the writer's next requests bring along. */
  write(changes: readonly Change[], holdOpen: () => Promise<void>): Promise<number | null>;
};

/** The cache itself, as the app uses it. */
export async function realCache(): Promise<InstanceCache> {
  const runtime = cacheRuntime();
  runtime.reporter.listen((event) => {
    if (event.type === 'hit') noteSource(event.tier);
    else if (event.type === 'miss') noteSource('fill');
    else if (event.type === 'bypass') noteSource('bypass');
    // What is known was older than τ: Redis was asked before this, in vain.
    if (event.type === 'hit' && event.tier === 'l1' && runtime.mirror.ageMs > runtime.options.tauMs) noteCutOff();
  });
  runtime.readHook = async ({ tags }) => noteTags(tags);
  await beginRelay();
  return {
    query,
    fragment,
    appProfile: (profileId) => getProfile(profileId, 'public'),
    ensurePosition,
    write: async (changes, holdOpen) => {
      const { position } = await write(async (tx) => {
        await applyChanges(tx, changes);
        await holdOpen();
      });
      return position;
    },
  };
}

export const openCache = (naive: boolean): Promise<InstanceCache> => (naive ? naiveCache() : realCache());
