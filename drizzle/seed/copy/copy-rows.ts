import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { TransactionSql } from 'postgres';
import { type Row, type RowEncoder, rowEncoder } from './columns.ts';
import { copyLine } from './copy-text.ts';

const chunkLength = 64 * 1024;

/**
 * Streams rows into a table with one COPY, as fast as Postgres takes them; the rows are made as they are asked for.
 * `onRows` is told now and then how many were sent. Returns how many there were.
 */
export async function copyRows(
  sql: TransactionSql,
  table: PgTable,
  parts: readonly Iterable<Row>[],
  onRows: (sent: number) => void = () => undefined,
): Promise<number> {
  const begun = parts.map(begin).filter(({ first }) => first !== undefined);
  const keys = [...new Set(begun.flatMap(({ first }) => Object.keys(first ?? {})))];
  if (keys.length === 0) return 0;
  const encoder = rowEncoder(table, keys);
  const sent = { rows: 0 };
  await pipeline(
    chunks(
      begun.map(({ rows }) => rows),
      encoder,
      sent,
      onRows,
    ),
    await openCopy(sql, getTableName(table), encoder.columns),
  );
  onRows(sent.rows);
  return sent.rows;
}

/** Looks at the first row, for its keys, and gives it back with the others. */
function begin(part: Iterable<Row>): { first: Row | undefined; rows: Iterable<Row> } {
  const iterator = part[Symbol.iterator]();
  const head = iterator.next();
  const rows = function* () {
    for (let next = head; !next.done; next = iterator.next()) yield next.value;
  };
  return { first: head.done ? undefined : head.value, rows: rows() };
}

function* chunks(
  parts: readonly Iterable<Row>[],
  { fieldsOf }: RowEncoder,
  sent: { rows: number },
  onRows: (sent: number) => void,
): Generator<string> {
  let chunk = '';
  for (const rows of parts) {
    for (const row of rows) {
      chunk += copyLine(fieldsOf(row));
      sent.rows += 1;
      if (chunk.length < chunkLength) continue;
      yield chunk;
      onRows(sent.rows);
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

async function openCopy(sql: TransactionSql, table: string, columns: readonly string[]): Promise<Writable> {
  const query = sql`copy ${sql(table)} (${sql(columns)}) from stdin`;
  const stream = await query.writable();
  // An error that comes after the last row, from a foreign key or a trigger, reaches only the query's own promise, which
  // the stream has settled: without this nobody would hear of it, and the stream would never end.
  Object.assign(query, { reject: (error: Error) => stream.destroy(error) });
  return stream;
}
