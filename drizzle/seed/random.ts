/** Numbers that look random and are the same in every run. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** Whole, both ends included. */
  int(min: number, max: number): number;
  between(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** `count` different items, or all if there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
  /** Of mean 0 and deviation 1. */
  gauss(): number;
  /** A UUID v7 of that instant: rows sort by when they were made, as real ones do. */
  uuid(at: Date): string;
};

/** xorshift32 with a mixed seed: good enough for made-up people, and the same on every machine. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('Nothing to pick from.');
    return items[int(0, items.length - 1)] as T;
  };
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const rest = [...items];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(int(0, rest.length - 1), 1));
    return taken;
  };
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return {
    next,
    int,
    pick,
    sample,
    between: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    gauss: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    uuid: (at) => {
      const time = hex(at.getTime(), 12);
      const variant = hex(0x8000 | int(0, 0x3fff), 4);
      const tail = hex(int(0, 0xffffff), 6) + hex(int(0, 0xffffff), 6);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(int(0, 0xfff), 3)}-${variant}-${tail}`;
    },
  };
}
