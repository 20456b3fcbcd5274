let last = 0;

/** Another number each time, also over processes that share a database. */
export function nextNumber(): string {
  last += 1;
  return `${process.pid}-${last}`;
}

export function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}
