/** Gives each text a name of its own: the second of the same gets a number. */
export function uniqueNames(taken = new Set<string>()): (wanted: string, maxLength?: number) => string {
  return (wanted, maxLength = 60) => {
    for (let n = 1; ; n += 1) {
      const tail = n === 1 ? '' : `-${n}`;
      const name = wanted.slice(0, maxLength - tail.length).replace(/-+$/, '') + tail;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}
