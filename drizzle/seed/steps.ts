import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { TransactionSql } from 'postgres';
import * as schema from '../schema/index.ts';
import type { Row } from './copy/columns.ts';
import { copyRows } from './copy/copy-rows.ts';
import type { Part } from './crowd/index.ts';
import type { Demo } from './demo.ts';

/** One table's rows; `run` tells now and then how many of `total` were sent. */
export type Step = { title: string; total: number; run(onRows?: (sent: number) => void): Promise<void> };

/** All tables that get rows, in an order that no foreign key minds. */
export function copySteps(sql: TransactionSql, demo: Demo, crowd: ReadonlyMap<PgTable, Part>): Step[] {
  return demoRows(demo).map(([table, rows]) => {
    const more = crowd.get(table);
    return {
      title: getTableName(table),
      total: rows.length + (more?.count ?? 0),
      run: async (onRows) => {
        await copyRows(sql, table, more ? [rows, more.rows] : [rows], onRows);
      },
    };
  });
}

function demoRows(demo: Demo): [PgTable, readonly Row[]][] {
  const { catalogue, clubRows, teams, events, results, workflow } = demo;
  return [
    [schema.users, demo.users],
    [schema.simProfiles, demo.profiles],
    [schema.profileClaims, demo.claims],
    [schema.carClasses, catalogue.carClasses],
    [schema.cars, catalogue.cars],
    [schema.carClassMembers, catalogue.carClassMembers],
    [schema.tracks, catalogue.tracks],
    [schema.layouts, catalogue.layouts],
    [schema.series, catalogue.series],
    [schema.clubs, demo.clubs],
    [schema.clubMembers, clubRows.members],
    [schema.clubLinks, clubRows.links],
    [schema.joinRequests, clubRows.requests],
    [schema.teams, teams.rows],
    [schema.teamMembers, teams.members],
    [schema.events, events.events],
    [schema.eventSessions, events.sessions],
    [schema.eventClasses, events.classes],
    [schema.timeSlots, events.slots],
    [schema.results, results.rows],
    [schema.lapTimes, results.laps],
    [schema.ratings, demo.ratings],
    [schema.signupSheets, workflow.sheets],
    [schema.signups, workflow.signups],
    [schema.signupCars, workflow.cars],
    [schema.signupClasses, workflow.classes],
    [schema.signupSlots, workflow.slots],
    [schema.availabilities, workflow.availabilities],
    [schema.entries, workflow.entries],
    [schema.entryDrivers, workflow.seats],
    [schema.strategies, workflow.strategies],
    [schema.stints, workflow.stints],
    [schema.notifications, demo.notices],
    [schema.auditLogs, demo.audit],
    [schema.reports, []],
    [schema.contactMessages, []],
  ];
}
