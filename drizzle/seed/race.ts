import type { GridCar, LayoutPace } from './grid.ts';
import type { Random } from './random.ts';

/** What a car did in a session; cars are in the order of the finish. */
export type CarResult = {
  car: GridCar;
  finishPosition: number;
  classPosition: number;
  status: 'finished' | 'dnf';
  laps: number;
  averageLapMs: number | null;
  /** Behind the winner; null when laps behind. */
  intervalMs: number | null;
  lapsLed: number;
  /** Per member of the crew. */
  shares: readonly { laps: number; bestLapMs: number | null; incidents: number; lapsLed: number }[];
};

export const tenth = (ms: number) => Math.round(ms * 10) / 10;

type Run = { car: GridCar; status: 'finished' | 'dnf'; laps: number; lapMs: number };

/** Each car laps at its pace until the time is up, or until it breaks. */
export function driveRace(random: Random, cars: readonly GridCar[], durationMs: number, pace: LayoutPace): CarResult[] {
  const failure = Math.min(0.35, 0.05 + durationMs / 3_600_000 / 90);
  const runs = cars.map((car): Run => {
    const lapMs = pace(car) * (1.012 + Math.abs(random.gauss()) * 0.007);
    const whole = Math.max(1, Math.floor(durationMs / lapMs) + 1);
    const isOut = random.chance(failure);
    return { car, status: isOut ? 'dnf' : 'finished', laps: isOut ? random.int(0, whole - 1) : whole, lapMs };
  });
  const leader = Math.max(...runs.filter(({ status }) => status === 'finished').map(({ laps }) => laps), 1);
  const timeOf = ({ laps, lapMs }: Run) => laps * lapMs;
  runs.sort(
    (a, b) => Number(a.status === 'dnf') - Number(b.status === 'dnf') || b.laps - a.laps || timeOf(a) - timeOf(b),
  );
  const [winner] = runs;
  const led = ledLaps(random, Math.min(leader, winner?.laps ?? 0));
  return numbered(runs).map(({ run, finishPosition, classPosition }) => ({
    car: run.car,
    finishPosition,
    classPosition,
    status: run.status,
    laps: run.laps,
    averageLapMs: run.laps > 0 ? tenth(run.lapMs) : null,
    intervalMs: winner && run.laps === winner.laps ? tenth(timeOf(run) - timeOf(winner)) : null,
    lapsLed: led[finishPosition - 1] ?? 0,
    shares: shareOut(random, run, led[finishPosition - 1] ?? 0, pace(run.car)),
  }));
}

/** Best laps decide; one driver of each crew takes part. */
export function driveAgainstClock(random: Random, cars: readonly GridCar[], pace: LayoutPace): CarResult[] {
  const runs = cars.map(
    (car): Run => ({
      car,
      status: 'finished',
      laps: random.int(3, 9),
      lapMs: pace(car) * (0.995 + random.next() * 0.01),
    }),
  );
  runs.sort((a, b) => a.lapMs - b.lapMs);
  const best = runs[0]?.lapMs ?? 0;
  return numbered(runs).map(({ run, finishPosition, classPosition }) => ({
    car: run.car,
    finishPosition,
    classPosition,
    status: run.status,
    laps: run.laps,
    averageLapMs: tenth(run.lapMs * random.between(1.005, 1.03)),
    intervalMs: tenth(run.lapMs - best),
    lapsLed: 0,
    shares: [{ laps: run.laps, bestLapMs: tenth(run.lapMs), incidents: random.int(0, 3), lapsLed: 0 }],
  }));
}

function numbered(runs: readonly Run[]) {
  const inClass = new Map<string, number>();
  return runs.map((run, index) => {
    const classPosition = (inClass.get(run.car.carClass.id) ?? 0) + 1;
    inClass.set(run.car.carClass.id, classPosition);
    return { run, finishPosition: index + 1, classPosition };
  });
}

/** The winner led most of it. */
function ledLaps(random: Random, laps: number): number[] {
  const second = Math.floor(laps * random.between(0, 0.35));
  const third = Math.floor((laps - second) * random.between(0, 0.15));
  return [laps - second - third, second, third];
}

function shareOut(random: Random, { car, laps }: Run, led: number, paceMs: number) {
  let rest = laps;
  let restLed = led;
  return car.crew.map((_, index) => {
    const left = car.crew.length - index;
    const own = left === 1 ? rest : Math.min(rest, Math.round((rest / left) * random.between(0.8, 1.2)));
    const ownLed = Math.min(restLed, own);
    rest -= own;
    restLed -= ownLed;
    const incidents = own === 0 ? 0 : Math.max(0, Math.round(own * 0.06 + random.gauss() * 2 + 1.5));
    const bestLapMs = own === 0 ? null : tenth(paceMs * (1 + random.next() * 0.008));
    return { laps: own, bestLapMs, incidents, lapsLed: ownLed };
  });
}
