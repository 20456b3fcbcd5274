import type { Discipline, SimulatorSlug } from './world.ts';

export type PlannedSession = {
  kind: 'practice' | 'qualifying' | 'race';
  name: string;
  afterHours: number;
  minutes: number;
};
export type PlannedEvent = {
  name: string;
  simulator: SimulatorSlug;
  series: string | null;
  track: string;
  layout: string;
  classes: readonly string[];
  discipline: Discipline;
  /** Days from today, and the hour (UTC) the first session begins. */
  day: number;
  hour: number;
  sessions: readonly PlannedSession[];
  cars: number;
  /** Drivers who share a car; 1 is a race of single drivers. */
  crew: number;
  visibility: 'public' | 'unlisted' | 'club';
  status: 'published' | 'draft' | 'cancelled';
  /** Which of the clubs organises it. */
  club: number | null;
  state: 'over' | 'running' | 'ahead';
  slots: readonly number[];
};

export const sprint: readonly PlannedSession[] = [
  { kind: 'practice', name: 'Practice', afterHours: 0, minutes: 30 },
  { kind: 'qualifying', name: 'Qualifying', afterHours: 0.6, minutes: 15 },
  { kind: 'race', name: 'Sprint race', afterHours: 1, minutes: 30 },
  { kind: 'race', name: 'Main race', afterHours: 1.75, minutes: 50 },
];
export const endurance = (hours: number): readonly PlannedSession[] => [
  { kind: 'practice', name: 'Practice', afterHours: 0, minutes: 60 },
  { kind: 'qualifying', name: 'Qualifying', afterHours: 1.25, minutes: 30 },
  { kind: 'race', name: 'Race', afterHours: 2, minutes: hours * 60 },
];

type Short = Pick<PlannedEvent, 'name' | 'track' | 'day'> & Partial<PlannedEvent>;
const plan = (values: Short): PlannedEvent => ({
  simulator: 'iracing',
  series: 'GT Sprint Series',
  layout: 'Grand Prix',
  classes: ['GT3'],
  discipline: 'sports_car',
  hour: 18,
  sessions: sprint,
  cars: 32,
  crew: 1,
  visibility: 'public',
  status: 'published',
  club: null,
  state: values.day < 0 ? 'over' : 'ahead',
  slots: [],
  ...values,
});

const gt = (name: string, track: string, layout: string, day: number, more: Partial<PlannedEvent> = {}) =>
  plan({ name, track, layout, day, ...more });
const team = (
  name: string,
  track: string,
  layout: string,
  day: number,
  hours: number,
  more: Partial<PlannedEvent> = {},
) =>
  plan({
    name,
    track,
    layout,
    day,
    series: 'Endurance Series',
    classes: ['GTP', 'LMP2', 'GT3'],
    sessions: endurance(hours),
    cars: 30,
    crew: 3,
    hour: 12,
    ...more,
  });
const formula = (name: string, track: string, day: number) =>
  plan({
    name,
    track,
    day,
    series: 'Formula 3 Trophy',
    classes: ['Formula 3'],
    discipline: 'formula',
    cars: 24,
    club: 8,
  });
const acc = (name: string, track: string, day: number, more: Partial<PlannedEvent> = {}) =>
  plan({
    name,
    track,
    day,
    simulator: 'acc',
    series: 'Club Sprint Cup',
    classes: ['GT3', 'GT4'],
    discipline: 'overall',
    cars: 28,
    club: 1,
    ...more,
  });
const lmu = (name: string, track: string, layout: string, day: number, more: Partial<PlannedEvent> = {}) =>
  plan({
    name,
    track,
    layout,
    day,
    simulator: 'lmu',
    series: 'Hypercar Cup',
    classes: ['Hypercar', 'LMGT3'],
    discipline: 'overall',
    cars: 24,
    ...more,
  });

/** Thirty events around today, most of them over. */
export const eventPlan: readonly PlannedEvent[] = [
  gt('GT Sprint Series: round 1', 'monza', 'Grand Prix', -170),
  gt('GT Sprint Series: round 2', 'spa', 'Grand Prix Pits', -156),
  gt('GT Sprint Series: round 3', 'barcelona', 'Grand Prix', -142),
  gt('GT Sprint Series: round 4', 'suzuka', 'Grand Prix', -128),
  gt('GT Sprint Series: round 5', 'bathurst', '', -100),
  gt('GT Sprint Series: round 6', 'interlagos', 'Grand Prix', -72),
  gt('GT Sprint Series: round 7', 'watkins-glen', 'Boot', -44),
  gt('GT Sprint Series: round 8', 'nurburgring', 'Grand Prix', -9),
  team('6 Hours of the Glen', 'watkins-glen', 'Boot', -150, 6),
  team('24 Hours of the Nordschleife', 'nurburgring', 'Gesamtstrecke 24h', -119, 24, {
    series: 'Nürburgring Endurance Championship',
    classes: ['GT3'],
    crew: 4,
  }),
  team('24 Hours of Barcelona', 'barcelona', 'Grand Prix', -91, 24, { crew: 4 }),
  team('1000 Kilometres of Suzuka', 'suzuka', 'Grand Prix', -58, 6),
  team('12 Hours of Bathurst', 'bathurst', '', -23, 12, { classes: ['GT3'] }),
  formula('Formula Sunday: season opener', 'monza', -120),
  formula('Formula Sunday: São Paulo', 'interlagos', -64),
  formula('Formula Sunday: Barcelona', 'barcelona', -15),
  acc('Late Apex Tuesday Cup: Monza', 'monza', -83),
  acc('Late Apex Tuesday Cup: Suzuka', 'suzuka', -48),
  acc('Late Apex Tuesday Cup: Barcelona', 'barcelona', -13),
  lmu('Hypercar Cup: Le Mans', 'le-mans', '24 Heures', -76),
  lmu('Hypercar Cup: Spa', 'spa', 'Grand Prix Pits', -30),
  plan({
    name: 'Oval Cup: Charlotte',
    track: 'charlotte',
    layout: 'Oval',
    day: -19,
    series: 'Oval Cup Series',
    classes: ['Stock Car'],
    discipline: 'oval',
  }),
  team('48 Hours of Spa', 'spa', 'Grand Prix Pits', -1, 48, { state: 'running', hour: 20, club: 0 }),
  lmu('Hypercar Cup: Monza weekend', 'monza', 'Grand Prix', -1, { state: 'running', sessions: endurance(50) }),
  gt('GT Sprint Series: final', 'spa', 'Grand Prix Pits', 5),
  team('24 Hours of Daytona preparation race', 'daytona', 'Road Course', 11, 24, { club: 0, slots: [0, 10], hour: 8 }),
  team('8 Hours of Interlagos', 'interlagos', 'Grand Prix', 19, 8, { classes: ['GT3'], crew: 2, club: 1 }),
  acc('Late Apex Christmas Race', 'bathurst', 26, { layout: '', visibility: 'club' }),
  formula('Formula Sunday: winter season', 'suzuka', 33),
  gt('Midnight Sprint', 'nurburgring', 'Grand Prix', 8, { status: 'cancelled', club: 4 }),
];
