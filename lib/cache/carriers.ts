import type { Redis } from 'ioredis';
import { readHeader } from './codec.ts';
import type { EntryHeader } from './entry.ts';
import type { Layer } from './layers.ts';
import { type CacheRuntime, cacheRuntime } from './runtime.ts';
import { scanEntries, visitServers } from './scan.ts';
import { keyTag, layerTag } from './tags.ts';

/** More than any header takes: pages carry hundreds of tags at most. */
const headerBytes = 65_536;

/**
 * How many entries carry one of these tags, and how many of them readers are still given. Also the cache's own tags:
 * `L:<layer>`, `k:<key>`. Goes through all keys: throws where that is refused, or Redis can't be reached.
 */
export async function countCarriers(
  tags: readonly string[],
  maintenanceUrl: string | null,
  runtime: CacheRuntime = cacheRuntime(),
): Promise<{ entries: number; valid: number }> {
  const { mirror, keyPrefix } = runtime;
  await mirror.refresh();
  const wanted = new Set(tags);
  const counted = { entries: 0, valid: 0 };
  await visitServers(runtime, maintenanceUrl, async (node) => {
    for await (const keys of scanEntries(node, keyPrefix)) {
      for (const [key, header] of await headersOf(node, keys)) {
        const own = [layerTag(key.split(':', 3)[2] as Layer), keyTag(key)];
        const carried = [...header.tags, ...own];
        if (!carried.some((tag) => wanted.has(tag))) continue;
        counted.entries += 1;
        const isValid = mirror.isValid(header) && mirror.isCurrent(own, header.position);
        if (isValid && mirror.nowMs() < header.keepUntilMs) counted.valid += 1;
      }
    }
  });
  return counted;
}

/** Only the beginnings are sent: tags lie open in the header, also of sealed entries. */
async function headersOf(node: Redis, keys: readonly string[]): Promise<[string, EntryHeader][]> {
  if (keys.length === 0) return [];
  const batch = node.pipeline();
  for (const key of keys) batch.getrangeBuffer(key, 0, headerBytes - 1);
  const replies = (await batch.exec()) ?? [];
  return replies.flatMap(([error, bytes], at) => {
    if (error) throw error;
    const header = readHeader(bytes as Buffer);
    return header ? [[keys[at] ?? '', header] as [string, EntryHeader]] : [];
  });
}
