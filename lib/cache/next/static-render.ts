/**
 * Whether Next collects tags for a stored response here. Its storage of the running render is on globalThis under a
 * symbol that ends in Next's version; where that is not found, the answer is yes: calling `unstable_cache` in a
 * dynamic render costs a little and changes nothing, not calling it in a static one leaves a page stale.
 */
const storageName = '@next/work-unit-async-storage@';
const collecting: ReadonlySet<string> = new Set([
  'prerender-legacy',
  'prerender',
  'prerender-runtime',
  'cache',
  'private-cache',
]);

type Storage = { getStore(): { type?: unknown } | undefined };

let storage: Storage | undefined;

export function collectsPageTags(): boolean {
  storage ??= findStorage();
  if (storage === undefined) return true;
  const type = storage.getStore()?.type;
  return typeof type === 'string' && collecting.has(type);
}

function findStorage(): Storage | undefined {
  const symbol = Object.getOwnPropertySymbols(globalThis).find((own) => own.description?.startsWith(storageName));
  if (symbol === undefined) return undefined;
  const candidate: unknown = Reflect.get(globalThis, symbol);
  const isStorage = typeof candidate === 'object' && candidate !== null && 'getStore' in candidate;
  return isStorage ? (candidate as Storage) : undefined;
}
