import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { auditLogs, events, imports, simulators } from '../../drizzle/schema/index.ts';
import type { Tx } from '../db/client.ts';
import { type Written, write } from '../db/write.ts';
import { forgetErased } from './erased.ts';
import type { FileProblem, RaceFile } from './race-file.ts';
import { readRaceFile } from './read-file.ts';
import { storeCatalogue } from './store-catalogue.ts';
import { storeEvent } from './store-event.ts';
import { noteLastRace, storeProfiles } from './store-profiles.ts';

export type ImportSummary = { event: string; slug: string; sessions: number; drivers: number; results: number };
export type ImportOutcome =
  | { ok: true; already: boolean; summary: ImportSummary; written: Written<unknown> }
  | { ok: false; problems: FileProblem[] };

/**
 * Brings a result file into the site, all of it or nothing, in one transaction. The same file, or another file of the
 * same event, changes nothing a second time, also when both come at once.
 */
export async function importFile(
  bytes: Uint8Array,
  { fileName, importedBy = null }: { fileName: string; importedBy?: string | null },
): Promise<ImportOutcome> {
  const parsed = readRaceFile(bytes);
  if (!parsed.ok) return parsed;
  const { file } = parsed;
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const written = await write(async (tx) => {
    // Whoever imports the same event waits here, and then finds it.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`import ${file.simulator} ${file.externalId}`}, 0))`,
    );
    const known = await knownImport(tx, file, fileHash);
    if (known) return { already: true, summary: known };
    const row = {
      format: file.format,
      fileHash,
      fileName,
      byteCount: bytes.byteLength,
      importedBy,
      externalId: file.externalId,
    };
    const [stored] = await tx.insert(imports).values(row).returning({ id: imports.id });
    if (!stored) throw new Error('the import was not stored');
    const summary = await store(tx, file, stored.id);
    await tx.update(imports).set({ summary }).where(eq(imports.id, stored.id));
    await tx.insert(auditLogs).values({
      actorId: importedBy,
      action: 'import.applied',
      subjectType: 'import',
      subjectId: stored.id,
      details: { fileName, event: summary.slug },
    });
    return { already: false, summary };
  });
  return { ok: true, ...written.value, written };
}

async function knownImport(tx: Tx, file: RaceFile, fileHash: string): Promise<ImportSummary | null> {
  const [same] = await tx
    .select({ summary: imports.summary })
    .from(imports)
    .where(and(eq(imports.fileHash, fileHash), eq(imports.status, 'applied')));
  if (same) return same.summary as ImportSummary;
  const [event] = await tx
    .select({ event: events.name, slug: events.slug })
    .from(events)
    .innerJoin(simulators, eq(simulators.id, events.simulatorId))
    .where(and(eq(simulators.slug, file.simulator), eq(events.externalId, file.externalId)));
  return event ? { ...event, sessions: 0, drivers: 0, results: 0 } : null;
}

async function store(tx: Tx, given: RaceFile, importId: string): Promise<ImportSummary> {
  const file = await forgetErased(tx, given);
  const catalogue = await storeCatalogue(tx, file);
  const profiles = await storeProfiles(tx, catalogue.simulatorId, file);
  const { slug, results } = await storeEvent(tx, file, { importId, catalogue, profiles });
  const racers = file.sessions
    .flatMap(({ kind, results: all }) => (kind === 'race' ? all : []))
    .flatMap(({ driver }) => (driver ? (profiles.get(driver.simApiId) ?? []) : []));
  await noteLastRace(tx, racers, file.startsAt);
  return { event: file.name, slug, sessions: file.sessions.length, drivers: profiles.size, results };
}
