import type { PlannedEvent, PlannedSession } from '../event-plan.ts';
import { endurance, sprint } from '../event-plan.ts';
import type { Random } from '../random.ts';
import type { Catalogue, Discipline, SimulatorSlug } from '../world.ts';

/** `rows`: what one car leaves in the results, all sessions together; `weight`: an event's share, 1 being the middle. */
export type Format = {
  share: number;
  rows: number;
  weight: number;
  crew: number;
  sessions: readonly PlannedSession[];
};

const [practice, qualifying, , mainRace] = sprint as readonly [
  PlannedSession,
  PlannedSession,
  PlannedSession,
  PlannedSession,
];
const formats: readonly Format[] = [
  { share: 35, rows: 2, weight: 0.83, crew: 1, sessions: [qualifying, mainRace] },
  { share: 35, rows: 3, weight: 1, crew: 1, sessions: [practice, qualifying, mainRace] },
  { share: 15, rows: 4, weight: 1.03, crew: 1, sessions: sprint },
  { share: 15, rows: 7.5, weight: 1.37, crew: 3, sessions: endurance(6) },
];
/** Whose every car is one result: the last one fills up what is missing. */
const raceOnly: Format = { share: 0, rows: 1, weight: 1, crew: 1, sessions: [mainRace] };

type Branch = {
  share: number;
  simulator: SimulatorSlug;
  discipline: Discipline;
  series: string;
  classes: readonly string[];
  teams?: { series: string; classes: readonly string[] };
};
const branches: readonly Branch[] = [
  {
    share: 36,
    simulator: 'iracing',
    discipline: 'sports_car',
    series: 'GT Sprint Series',
    classes: ['GT3'],
    teams: { series: 'Endurance Series', classes: ['GTP', 'LMP2', 'GT3'] },
  },
  { share: 15, simulator: 'iracing', discipline: 'formula', series: 'Formula 3 Trophy', classes: ['Formula 3'] },
  { share: 9, simulator: 'iracing', discipline: 'oval', series: 'Oval Cup Series', classes: ['Stock Car'] },
  {
    share: 20,
    simulator: 'acc',
    discipline: 'overall',
    series: 'Club Sprint Cup',
    classes: ['GT3', 'GT4'],
    teams: { series: 'Club Endurance Cup', classes: ['GT3'] },
  },
  { share: 12, simulator: 'lmu', discipline: 'overall', series: 'Hypercar Cup', classes: ['Hypercar', 'LMGT3'] },
  { share: 8, simulator: 'rfactor2', discipline: 'overall', series: 'Classic GTE Trophy', classes: ['GTE'] },
];

export type Planned = { plan: PlannedEvent; format: Format; isHidden: boolean };
type Place = { index: number; day: number; state: 'over' | 'ahead'; isLast: boolean; clubs: number };

/** What the `index`th event is. `plan.cars` is left to who knows how many results are wanted. */
export function planEvent(random: Random, catalogue: Catalogue, { index, day, state, isLast, clubs }: Place): Planned {
  const branch = weighted(random, branches);
  const drawn = weighted(random, branch.teams ? formats : formats.slice(0, 3));
  const format = isLast ? raceOnly : drawn;
  const { series, classes } = (format.crew > 1 && branch.teams) || branch;
  const onOval = branch.discipline === 'oval';
  const layout = random.pick(catalogue[branch.simulator].layouts.filter(({ name }) => (name === 'Oval') === onOval));
  const club = random.chance(0.4) ? Math.floor(clubs * random.next() ** 3) : null;
  const plan: PlannedEvent = {
    name: `${series} #${index + 1}: ${layout.track.replace(/(^|-)(.)/g, (_, gap: string, letter: string) => `${gap && ' '}${letter.toUpperCase()}`)}`,
    simulator: branch.simulator,
    series,
    track: layout.track,
    layout: layout.name,
    classes,
    discipline: branch.discipline,
    day,
    hour: random.pick([1, 8, 13, 15, 17, 18, 18, 19, 19, 20, 20, 21]) + random.int(0, 11) / 12,
    sessions: format.sessions,
    cars: 0,
    crew: format.crew,
    visibility: visibilityOf(random.next(), club),
    status:
      random.chance(0.03) && state === 'ahead'
        ? 'cancelled'
        : random.chance(0.04) && state === 'ahead'
          ? 'draft'
          : 'published',
    club,
    state,
    slots: format.crew > 1 && state === 'ahead' ? [0, 10] : [],
  };
  return { plan, format, isHidden: random.chance(0.004) };
}

function visibilityOf(roll: number, club: number | null): PlannedEvent['visibility'] {
  if (roll < 0.03) return 'unlisted';
  return club !== null && roll < 0.2 ? 'club' : 'public';
}

function weighted<T extends { share: number }>(random: Random, items: readonly T[]): T {
  let roll = random.next() * items.reduce((sum, { share }) => sum + share, 0);
  const found = items.find(({ share }) => {
    roll -= share;
    return roll < 0;
  });
  return found ?? (items[0] as T);
}
