import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { at, createdAt, xid8 } from './columns.ts';

/** The tags each statement touched, written by triggers in its own transaction (drizzle/triggers.ts). */
export const cacheOutbox = pgTable(
  'cache_outbox',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    tableName: text('table_name').notNull(),
    tags: text('tags').array().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('cache_outbox_xid_idx').on(t.xid), index('cache_outbox_created_at_idx').on(t.createdAt)],
);

/** The relay's place, kept also where Redis can't lose it: one row, made by a migration. */
export const cacheRelayState = pgTable(
  'cache_relay_state',
  {
    id: smallint('id').primaryKey().default(1),
    /** Every transaction below it was applied. */
    cursor: xid8('cursor'),
    /** The epoch of the clocks the cursor belongs to. */
    epoch: text('epoch'),
    updatedAt: at('updated_at').notNull().defaultNow(),
  },
  (t) => [check('cache_relay_state_id_check', sql`${t.id} = 1`)],
);
