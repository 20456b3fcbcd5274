import { getTableColumns } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Field } from './copy-text.ts';

export type Row = Readonly<Record<string, unknown>>;
export type RowEncoder = { columns: readonly string[]; fieldsOf: (row: Row) => Field[] };

/**
 * Turns rows, as Drizzle takes them for an insert, into fields of the columns `keys`. A key that a row lacks becomes null.
 * COPY knows no default of a single row, so lacking a column that has one is an error, as is a key that is not among `keys`.
 */
export function rowEncoder(table: PgTable, keys: readonly string[]): RowEncoder {
  const known: Record<string, PgColumn> = getTableColumns(table);
  const columns = keys.map((key) => {
    const column = known[key];
    if (!column) throw new Error(`There is no column for ${key}.`);
    return { key, column };
  });
  const fieldsOf = (row: Row): Field[] => {
    let given = 0;
    const fields = columns.map(({ key, column }) => {
      const value = row[key];
      if (value !== undefined) given += 1;
      else if (column.hasDefault) throw new Error(`A row lacks ${key}, which has a default that COPY can't give it.`);
      return value === undefined || value === null ? null : String(column.mapToDriverValue(value));
    });
    if (given < definedKeys(row)) throw new Error(`A row has more than ${keys.join(', ')}.`);
    return fields;
  };
  return { columns: columns.map(({ column }) => column.name), fieldsOf };
}

function definedKeys(row: Row): number {
  let count = 0;
  for (const key in row) if (row[key] !== undefined) count += 1;
  return count;
}
