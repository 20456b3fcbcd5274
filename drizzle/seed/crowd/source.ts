import { createRandom } from '../random.ts';
import type { Source } from '../world.ts';

const kinds = {
  users: 1,
  profiles: 2,
  clubs: 3,
  members: 4,
  requests: 5,
  links: 6,
  teams: 7,
  teamMembers: 8,
  events: 9,
  form: 11,
  notices: 12,
  audit: 13,
  moderation: 14,
} as const;
export type Kind = keyof typeof kinds;

/** Ids that one thing of a kind can give: its own and those of its parts. */
const idsEach = 0x1_0000;

/**
 * Where the `n`th thing of a kind comes from: numbers of its own, and ids counted from its place. It can be made again at
 * any time, alone, and comes out the same: nothing has to be kept, and a row may be named before it is written.
 */
export function sourceOf(source: Source, kind: Kind, n: number): Source {
  const random = createRandom(Math.imul(n + 1, 0x27d4_eb2d) ^ Math.imul(kinds[kind], 0x1656_67b1));
  return { ...source, random: { ...random, uuid: countedIds(kinds[kind], n * idsEach) } };
}

/** Each a UUID v7 of the given instant, with a kind and a counter where others have chance. */
function countedIds(kind: number, first: number): (at: Date) => string {
  let count = first;
  return (at) => {
    const time = at.getTime().toString(16).padStart(12, '0');
    const tail = (count++).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, '0')}-8000-${tail}`;
  };
}
