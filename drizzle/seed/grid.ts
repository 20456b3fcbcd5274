import type { RaceEvent } from './events.ts';
import type { Random } from './random.ts';
import type { Car, CarClass, Driver } from './world.ts';

/** A car with who drives it. */
export type GridCar = {
  crew: readonly Driver[];
  car: Car;
  carClass: CarClass;
  number: string;
  team: { name: string; externalId: string } | null;
};
/** A clean lap of that car on the event's layout, in ms. */
export type LayoutPace = (car: GridCar) => number;

const teamNames = ['Racing', 'Motorsport', 'Autosport', 'Endurance', 'Esports', 'Competition'];
const teamWords = [
  'Aurora',
  'Basalt',
  'Comet',
  'Delta',
  'Ember',
  'Falcon',
  'Granite',
  'Harbour',
  'Ion',
  'Juniper',
  'Krypton',
  'Lynx',
  'Meridian',
  'Nimbus',
  'Onyx',
  'Prism',
  'Quartz',
  'Raven',
  'Solstice',
  'Tundra',
  'Umbra',
  'Vertex',
  'Willow',
  'Zenith',
];

/** Who takes part, the eager ones more often. */
export function makeGrid(random: Random, event: RaceEvent, drivers: readonly Driver[]): GridCar[] {
  const { plan } = event;
  const able = drivers.filter(
    ({ simulator, disciplines }) => simulator === plan.simulator && disciplines.includes(plan.discipline),
  );
  const drawn = able
    .map((driver) => ({ driver, draw: random.next() ** (1 / driver.eagerness) }))
    .sort((a, b) => b.draw - a.draw)
    .slice(0, plan.cars * plan.crew)
    .map(({ driver }) => driver);
  return seatDrivers(random, event, drawn);
}

/** Shares the drivers out over the cars. `drawn` is used up. */
export function seatDrivers(random: Random, { plan, classes }: RaceEvent, drawn: Driver[]): GridCar[] {
  const names = random.sample(
    teamWords.flatMap((word) => teamNames.map((name) => `${word} ${name}`)),
    plan.cars,
  );
  const numbers = random.sample(
    Array.from({ length: 199 }, (_, n) => String(n + 1)),
    plan.cars,
  );
  const cars: GridCar[] = [];
  while (drawn.length > 0 && cars.length < plan.cars) {
    const crew = drawn.splice(0, plan.crew === 1 ? 1 : random.int(2, plan.crew));
    const { carClass } = classes[cars.length % classes.length] as { carClass: CarClass };
    const name = names[cars.length] ?? 'Privateers';
    const team = plan.crew > 1 ? { name, externalId: `-${random.int(100_000, 999_999)}` } : null;
    cars.push({ crew, car: random.pick(carClass.cars), carClass, number: numbers[cars.length] ?? '0', team });
  }
  return cars;
}

/** Between the best and the slowest of a field are about four per cent. */
export function paceOn(event: RaceEvent): LayoutPace {
  return ({ crew, carClass }) => {
    const skill = crew.reduce((sum, driver) => sum + driver.skill, 0) / crew.length;
    return event.layout.lapMs * carClass.pace * (1.012 - Math.max(-2.2, Math.min(2.2, skill)) * 0.009);
  };
}
