/** Whether a text names somebody. */
export type Names = (text: string) => boolean;

/**
 * Matches each of `texts` as whole words, in any case, as it is and as it is written within JSON, HTML and addresses.
 * Nothing matches no texts.
 */
export function namesAny(texts: readonly string[]): Names {
  if (texts.length === 0) return () => false;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${spellings(texts).map(escapePattern).join('|')})(?![\\p{L}\\p{N}])`,
    'iu',
  );
  return (text) => pattern.test(text);
}

/** The same for Postgres' `~*`. */
export const postgresPattern = (texts: readonly string[]): string =>
  `(^|[^[:alnum:]])(${spellings(texts).map(escapePattern).join('|')})([^[:alnum:]]|$)`;

/** Whether anything within a value does: its texts, the names of its fields, and bytes read as UTF-8. */
export function isNamedIn(value: unknown, names: Names): boolean {
  if (typeof value === 'string') return names(value);
  if (typeof value === 'number' || typeof value === 'bigint') return names(String(value));
  if (value instanceof Uint8Array) return names(Buffer.from(value.buffer, value.byteOffset, value.length).toString());
  if (value instanceof Date || value === null || typeof value !== 'object') return false;
  if (value instanceof Map) return [...value].some((pair) => isNamedIn(pair, names));
  if (Array.isArray(value) || value instanceof Set) return [...value].some((each) => isNamedIn(each, names));
  return Object.entries(value).some(([field, each]) => names(field) || isNamedIn(each, names));
}

function spellings(texts: readonly string[]): string[] {
  const json = (text: string) => JSON.stringify(text).slice(1, -1);
  return [
    ...new Set(texts.flatMap((text) => [text, json(text), json(json(text)), htmlOf(text), encodeURIComponent(text)])),
  ];
}

/** As React writes it. */
function htmlOf(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The same characters mean something to both kinds of pattern. */
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
