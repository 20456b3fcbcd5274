import type {
  availabilities,
  entries,
  entryDrivers,
  signupCars,
  signupClasses,
  signupSheets,
  signupSlots,
  signups,
  stints,
  strategies,
} from '../schema/index.ts';
import { hourMs, later } from './calendar.ts';
import type { RaceEvent } from './events.ts';
import { makePlan } from './stints.ts';
import type { Team } from './teams.ts';
import type { ClubWithPeople, Driver, Source, User } from './world.ts';

export type Signup = typeof signups.$inferInsert & { id: string };
export type Entry = typeof entries.$inferInsert & { id: string };
export type Seat = typeof entryDrivers.$inferInsert & { id: string };
export type Workflow = {
  sheets: (typeof signupSheets.$inferInsert)[];
  signups: Signup[];
  cars: (typeof signupCars.$inferInsert)[];
  classes: (typeof signupClasses.$inferInsert)[];
  slots: (typeof signupSlots.$inferInsert)[];
  availabilities: (typeof availabilities.$inferInsert)[];
  entries: Entry[];
  seats: Seat[];
  strategies: (typeof strategies.$inferInsert)[];
  stints: (typeof stints.$inferInsert)[];
};
type World = {
  clubs: readonly ClubWithPeople[];
  drivers: readonly Driver[];
  teams: readonly Team[];
  events: readonly RaceEvent[];
};

/** A 24-hour race from its sheet to its stints, and a second sheet that has just opened. */
export function makeWorkflow(source: Source, world: World): Workflow {
  const made: Workflow = {
    sheets: [],
    signups: [],
    cars: [],
    classes: [],
    slots: [],
    availabilities: [],
    entries: [],
    seats: [],
    strategies: [],
    stints: [],
  };
  const ahead = world.events.filter(({ plan }) => plan.state === 'ahead' && plan.crew > 1);
  const [race, next] = ahead;
  const [club, otherClub] = world.clubs;
  if (!race || !next || !club || !otherClub) throw new Error('The demo needs two team races ahead and two clubs.');
  const crew = club.members.slice(0, 14).map(({ user }) => user);
  const signed = addSheet(source, made, world, club, race, crew, 'forming');
  addEntries(source, made, world, race, signed);
  addSheet(
    source,
    made,
    world,
    otherClub,
    next,
    otherClub.members.slice(0, 6).map(({ user }) => user),
    'open',
  );
  return made;
}

function addSheet(
  source: Source,
  made: Workflow,
  world: World,
  { club }: ClubWithPeople,
  event: RaceEvent,
  people: readonly User[],
  stage: 'open' | 'forming',
): Signup[] {
  const { random, calendar } = source;
  const opensAt = calendar.day(-12, 18);
  const id = random.uuid(opensAt);
  const closesAt = calendar.day(event.plan.day - 4, 20);
  const size = { teamSizeMin: 2, teamSizeTarget: 4, teamSizeMax: 5, capacity: 24 };
  made.sheets.push({
    id,
    clubId: club.id,
    eventId: event.row.id,
    opensAt,
    closesAt,
    ...size,
    stage,
    revision: people.length,
    createdAt: opensAt,
    updatedAt: opensAt,
  });
  return people.map((user, n) => {
    const createdAt = later(opensAt, (n + 1) * 2.5 * hourMs);
    const profile = world.drivers.find(
      (one) => one.profile.userId === user.id && one.simulator === event.plan.simulator,
    );
    const waits = n === people.length - 1 && stage === 'forming';
    const row = {
      id: random.uuid(createdAt),
      sheetId: id,
      userId: user.id,
      profileId: profile?.profile.id ?? null,
      status: waits ? ('waitlisted' as const) : ('active' as const),
      waitlistedAt: waits ? createdAt : null,
      maxConsecutiveStints: random.int(1, 3),
      experience: random.pick(['none', 'some', 'much'] as const),
      note: random.chance(0.2) ? 'Can stay longer if somebody drops out.' : null,
      createdAt,
      updatedAt: createdAt,
    };
    made.signups.push(row);
    addWishes(source, made, event, row, user);
    return row;
  });
}

function addWishes({ random }: Source, made: Workflow, event: RaceEvent, signup: Signup, user: User): void {
  const wanted = random.sample(event.classes, 2);
  wanted.forEach(({ id, carClass }, n) => {
    made.classes.push({ signupId: signup.id, eventClassId: id, rank: n + 1 });
    made.cars.push({ signupId: signup.id, carId: random.pick(carClass.cars).id, rank: n + 1 });
  });
  event.slots.forEach(({ id }, n) => {
    made.slots.push({ signupId: signup.id, timeSlotId: id, rank: n + 1 });
  });
  const start = event.slots[0]?.startsAt ?? event.row.startsAt;
  let from = random.int(0, 3);
  while (from < 24) {
    const to = Math.min(24, from + random.int(4, 9));
    made.availabilities.push({
      id: random.uuid(signup.createdAt ?? start),
      signupId: signup.id,
      period: `[${later(start, from * hourMs).toISOString()},${later(start, to * hourMs).toISOString()})`,
      canDrive: random.chance(0.85),
      canSpot: true,
      canStrategise: random.chance(0.3),
      preference: random.int(2, 5),
      timeZone: user.timeZone ?? 'UTC',
      createdAt: signup.createdAt ?? start,
    });
    from = to + random.int(3, 6);
  }
}

/** The first car is final, with its stints; the second is still being formed. */
function addEntries(source: Source, made: Workflow, world: World, event: RaceEvent, signed: readonly Signup[]): void {
  const { random, calendar } = source;
  const [slot] = event.slots;
  [signed.slice(0, 5), signed.slice(5, 9)].forEach((people, n) => {
    const raceClass = event.classes[n === 0 ? 0 : 2] ?? event.classes[0];
    const createdAt = calendar.day(-2, 19 + n);
    const entry: Entry = {
      id: random.uuid(createdAt),
      eventId: event.row.id,
      sheetId: made.sheets[0]?.id ?? null,
      teamId: world.teams[n]?.id ?? null,
      name: world.teams[n]?.name ?? null,
      eventClassId: raceClass?.id ?? null,
      carId: raceClass?.carClass.cars[0]?.id ?? null,
      timeSlotId: slot?.id ?? null,
      number: n === 0 ? '07' : '42',
      captainId: people[0]?.userId ?? null,
      status: n === 0 ? 'final' : 'draft',
      revision: n === 0 ? 4 : 1,
      createdAt,
      updatedAt: createdAt,
    };
    made.entries.push(entry);
    const seats = people.map((signup, seat): Seat => {
      const isConfirmed = n === 0 && seat !== 3;
      return {
        id: random.uuid(createdAt),
        entryId: entry.id,
        userId: signup.userId,
        profileId: signup.profileId ?? null,
        role: seat === 4 ? 'spotter' : 'driver',
        status: isConfirmed ? 'confirmed' : 'proposed',
        answeredAt: isConfirmed ? calendar.day(-1, 18 + seat) : null,
        createdAt,
      };
    });
    made.seats.push(...seats);
    if (n === 0 && slot)
      makePlan(
        source,
        made,
        entry,
        seats.filter(({ role }) => role === 'driver'),
        slot.startsAt,
        24,
      );
  });
}
