/** Set by `lib/session/finish-write.ts`: the sequence number of the visitor's own last write. */
const writerCookie = /(?:^|;\s*)simlane_pos=(\d{1,15})(?:;|$)/;

/** The position this visitor must not read behind, on whatever instance he lands; null for nearly everybody. */
export function writerPosition(headers: Record<string, string | string[] | undefined> | undefined): number | null {
  const cookie = headers?.cookie;
  if (typeof cookie !== 'string') return null;
  const found = writerCookie.exec(cookie)?.[1];
  return found === undefined ? null : Number(found);
}
