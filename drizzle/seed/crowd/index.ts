import type { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../../schema/index.ts';
import type { Row } from '../copy/columns.ts';
import type { Demo } from '../demo.ts';
import type { Source } from '../world.ts';
import { auditRows, linkRows, memberRows, noticeRows, requestRows } from './club-rows.ts';
import { type CrowdClub, type Member, makeCrowdClubs, membersOf } from './clubs.ts';
import { eventRows, makeCrowdEvents } from './events.ts';
import { makeModeration } from './moderation.ts';
import { makePeople } from './people.ts';
import { runSeason, type SeasonRows } from './season.ts';
import type { Size } from './sizes.ts';
import { makeCrowdTeams } from './teams.ts';

/** How many rows, and the rows, made while they are read. */
export type Part = { count: number; rows: Iterable<Row> };

/** What comes to the demo's rows, by table. */
export function makeCrowd(source: Source, size: Size, demo: Demo): ReadonlyMap<PgTable, Part> {
  const { world } = demo;
  const known = { accounts: world.accounts.all, drivers: world.drivers };
  const { accounts, drivers } = makePeople(source, size, known);
  const clubs = makeCrowdClubs(source, size, world.clubs, accounts);
  const events = makeCrowdEvents(source, size, {
    events: demo.events.events.length,
    clubs,
    catalogue: world.catalogue,
  });
  const season = { source, events, drivers, results: size.results - demo.results.rows.length };
  const counts = countSeason(season);

  const inside = (club: CrowdClub) => membersOf(source, { accounts, demo: world.accounts }, club);
  const ofClubs = (make: (club: CrowdClub, members: Member[]) => Iterable<Row>): Part =>
    counted(() => each(clubs, (club) => make(club, inside(club))));
  const ofSeason = (part: keyof SeasonRows): Part => ({
    count: counts[part],
    rows: each<SeasonRows, Row>(
      again(() => runSeason(season)),
      (ran) => ran[part],
    ),
  });
  const ofEvents = (table: Parameters<typeof eventRows>[1]): Part => counted(() => eventRows(events, table));
  const moderation = makeModeration(source, { accounts, drivers, demo: world.accounts });
  const managerId = world.accounts.manager.user.id;

  return new Map<PgTable, Part>([
    [schema.users, whole(accounts.map(({ user }) => user))],
    [schema.simProfiles, whole(drivers.map(({ profile }) => profile))],
    [schema.profileClaims, whole(moderation.claims)],
    [schema.clubs, whole(clubs.filter(({ isKnown }) => !isKnown).map(({ club }) => club))],
    [schema.clubMembers, ofClubs((club, members) => memberRows(source, club, members))],
    [schema.clubLinks, ofClubs((club) => linkRows(source, club))],
    [schema.joinRequests, ofClubs((club, members) => requestRows(source, accounts, club, members))],
    [schema.teams, ofClubs((club, members) => makeCrowdTeams(source, club, members).rows)],
    [schema.teamMembers, ofClubs((club, members) => makeCrowdTeams(source, club, members).members)],
    [schema.events, ofEvents('events')],
    [schema.eventSessions, ofEvents('sessions')],
    [schema.eventClasses, ofEvents('classes')],
    [schema.timeSlots, ofEvents('slots')],
    [schema.results, ofSeason('rows')],
    [schema.lapTimes, ofSeason('laps')],
    [schema.ratings, ofSeason('ratings')],
    [schema.notifications, ofClubs((club, members) => noticeRows(source, club, members, managerId))],
    [schema.auditLogs, ofClubs((club, members) => auditRows(source, club, members))],
    [schema.reports, whole(moderation.reports)],
    [schema.contactMessages, whole(moderation.messages)],
  ]);
}

/** Runs it once for the numbers, and for when each driver raced last, which is part of his profile. */
function countSeason(season: Parameters<typeof runSeason>[0]): Record<keyof SeasonRows, number> {
  const counts = { rows: 0, laps: 0, ratings: 0 };
  for (const ran of runSeason(season)) {
    counts.rows += ran.rows.length;
    counts.laps += ran.laps.length;
    counts.ratings += ran.ratings.length;
  }
  return counts;
}

const whole = (rows: readonly Row[]): Part => ({ count: rows.length, rows });

function counted(make: () => Iterable<Row>): Part {
  let count = 0;
  for (const _ of make()) count += 1;
  return { count, rows: again(make) };
}

/** Begins anew whenever it is read. */
function again<T>(make: () => Iterable<T>): Iterable<T> {
  return { [Symbol.iterator]: () => make()[Symbol.iterator]() };
}

function* each<T, R>(items: Iterable<T>, make: (item: T) => Iterable<R>): Generator<R> {
  for (const item of items) yield* make(item);
}
