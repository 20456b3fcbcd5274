import { sql } from 'drizzle-orm';

/** Events `e` that anybody may see. */
export const publicEvent = sql`e.status = 'published' and e.visibility = 'public' and e.hidden_at is null`;
