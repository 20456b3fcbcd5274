import type { Tx } from '../../lib/db/client.ts';
import * as schema from '../schema/index.ts';
import type { Demo } from './demo.ts';
import { insertAll } from './insert.ts';

/** In an order that no foreign key minds. */
export async function insertDemo(tx: Tx, demo: Demo): Promise<void> {
  const { catalogue, clubRows, teams, events, results, workflow } = demo;
  await insertAll(tx, schema.users, demo.users);
  await insertAll(tx, schema.simProfiles, demo.profiles);
  await insertAll(tx, schema.profileClaims, demo.claims);
  await insertAll(tx, schema.carClasses, catalogue.carClasses);
  await insertAll(tx, schema.cars, catalogue.cars);
  await insertAll(tx, schema.carClassMembers, catalogue.carClassMembers);
  await insertAll(tx, schema.tracks, catalogue.tracks);
  await insertAll(tx, schema.layouts, catalogue.layouts);
  await insertAll(tx, schema.series, catalogue.series);
  await insertAll(tx, schema.clubs, demo.clubs);
  await insertAll(tx, schema.clubMembers, clubRows.members);
  await insertAll(tx, schema.clubLinks, clubRows.links);
  await insertAll(tx, schema.joinRequests, clubRows.requests);
  await insertAll(tx, schema.teams, teams.rows);
  await insertAll(tx, schema.teamMembers, teams.members);
  await insertAll(tx, schema.events, events.events);
  await insertAll(tx, schema.eventSessions, events.sessions);
  await insertAll(tx, schema.eventClasses, events.classes);
  await insertAll(tx, schema.timeSlots, events.slots);
  await insertAll(tx, schema.results, results.rows);
  await insertAll(tx, schema.lapTimes, results.laps);
  await insertAll(tx, schema.ratings, demo.ratings);
  await insertAll(tx, schema.signupSheets, workflow.sheets);
  await insertAll(tx, schema.signups, workflow.signups);
  await insertAll(tx, schema.signupCars, workflow.cars);
  await insertAll(tx, schema.signupClasses, workflow.classes);
  await insertAll(tx, schema.signupSlots, workflow.slots);
  await insertAll(tx, schema.availabilities, workflow.availabilities);
  await insertAll(tx, schema.entries, workflow.entries);
  await insertAll(tx, schema.entryDrivers, workflow.seats);
  await insertAll(tx, schema.strategies, workflow.strategies);
  await insertAll(tx, schema.stints, workflow.stints);
  await insertAll(tx, schema.notifications, demo.notices);
  await insertAll(tx, schema.auditLogs, demo.audit);
}
