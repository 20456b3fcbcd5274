import { renderTriggers } from './triggers.ts';

// The text of a migration: `drizzle-kit generate --custom --name <name>`, then `node drizzle/print-triggers.ts > <its file>`.
process.stdout.write(`${renderTriggers()}\n`);
