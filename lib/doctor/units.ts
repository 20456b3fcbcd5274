const sizes = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `1.5 GB`, in steps of 1024 as Redis counts. */
export function bytesText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${Number((bytes / 1024 ** step).toPrecision(3))} ${sizes[step]}`;
}

/** `12 ms`, `3.5 s`, `4 min`, `2 h`. */
export function spanText(ms: number): string {
  if (Math.abs(ms) < 1_000) return `${Number(ms.toPrecision(2))} ms`;
  if (Math.abs(ms) < 120_000) return `${Number((ms / 1_000).toPrecision(2))} s`;
  return Math.abs(ms) < 7_200_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}
