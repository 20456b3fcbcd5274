import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, notBlank, oneOf } from './columns.ts';
import { users } from './users.ts';

export const importStatuses = ['applied', 'undone'] as const;

/** A result file that was read. While applied, the same file is not read again. */
export const imports = pgTable(
  'imports',
  {
    id: id(),
    /** The shape of the file: `iracing-event-result`, `acc-server`, … */
    format: text('format').notNull(),
    /** SHA-256 of the bytes, hex. */
    fileHash: text('file_hash').notNull(),
    fileName: text('file_name'),
    byteCount: integer('byte_count'),
    status: text('status', { enum: importStatuses }).notNull().default('applied'),
    importedBy: uuid('imported_by').references(() => users.id, { onDelete: 'set null' }),
    /** The source's own id of the session, for files that differ and tell of the same race. */
    externalId: text('external_id'),
    summary: jsonb('summary').$type<Record<string, unknown>>().notNull().default({}),
    undoneAt: at('undone_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('imports_file_hash_key').on(t.fileHash).where(sql`${t.status} = 'applied'`),
    index('imports_external_id_idx').on(t.format, t.externalId),
    notBlank('imports_format_check', t.format),
    notBlank('imports_file_hash_check', t.fileHash),
    check('imports_undone_check', sql`(${t.status} = 'undone') = (${t.undoneAt} is not null)`),
    oneOf('imports_status_check', t.status, importStatuses),
  ],
);
