import { makeCatalogue } from './catalogue.ts';
import { makeClubs } from './clubs.ts';
import { makeDrivers } from './drivers.ts';
import { makeEvents } from './events.ts';
import { makeClaims, makeNotices } from './notices.ts';
import { createPeople } from './people.ts';
import { makeRatings } from './ratings.ts';
import { makeResults } from './results.ts';
import { makeTeams } from './teams.ts';
import { makeAccounts } from './users.ts';
import { makeWorkflow } from './workflow.ts';
import type { Source } from './world.ts';

export type Demo = ReturnType<typeof makeDemo>;

/** All rows, with their ids: who is in which race must be known before any is written. */
export function makeDemo(source: Source, counts: { users: number; profiles: number }, demoPasswordHash: string) {
  const nextPerson = createPeople(source.random);
  const accounts = makeAccounts(source, nextPerson, counts.users, demoPasswordHash);
  const drivers = makeDrivers(source, accounts, nextPerson, counts.profiles);
  const { catalogue, rows: catalogueRows } = makeCatalogue(source);
  const clubs = makeClubs(source, accounts);
  const teams = makeTeams(source, clubs.all, accounts);
  const events = makeEvents(source, catalogue, clubs.all);
  const results = makeResults(source, events.all, drivers);
  const ratings = makeRatings(source, drivers, results.rated);
  const workflow = makeWorkflow(source, { clubs: clubs.all, drivers, teams: teams.rows, events: events.all });
  const { notices, audit } = makeNotices(source, accounts, clubs.all, workflow, events.all);
  const claims = makeClaims(source, accounts, drivers);
  return {
    world: { accounts, drivers, clubs: clubs.all, catalogue },
    users: accounts.all.map(({ user }) => user),
    profiles: drivers.map(({ profile }) => profile),
    catalogue: catalogueRows,
    clubs: clubs.all.map(({ club }) => club),
    clubRows: clubs.rows,
    teams,
    events: events.rows,
    results,
    ratings,
    workflow,
    notices,
    audit,
    claims,
  };
}
