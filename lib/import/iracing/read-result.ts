import type { FileProblem, Named, Parsed, RaceFile, RaceResult, RaceSession } from '../race-file.ts';
import { type IracingDriver, type IracingResult, type IracingTeam, iracingResult } from './schema.ts';

const disciplines: Readonly<Record<string, RaceFile['discipline']>> = {
  Road: 'road',
  Oval: 'oval',
  'Sports Car': 'sports_car',
  'Formula Car': 'formula',
  'Dirt Road': 'dirt_road',
  'Dirt Oval': 'dirt_oval',
};

/** An iRacing result in either shape: the downloaded `{ type: 'event_result', data }`, or the API's bare object. */
export function readIracingResult(json: unknown): Parsed {
  const isDownload = isObject(json) && json.type === 'event_result' && 'data' in json;
  const body = isDownload ? json.data : json;
  if (!isObject(body) || !('session_results' in body)) {
    return { ok: false, problems: [{ path: '', message: 'this is not an iRacing result: it has no session_results' }] };
  }
  const root = isDownload ? ['data'] : [];
  const parsed = iracingResult.safeParse(body);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => problem([...root, ...path], message)),
    };
  }
  if (new Date(parsed.data.end_time) < new Date(parsed.data.start_time)) {
    return { ok: false, problems: [problem([...root, 'end_time'], 'must not be before start_time')] };
  }
  const tooMany = beyondLimits(parsed.data);
  if (tooMany) return { ok: false, problems: [problem([...root, ...tooMany.path], tooMany.message)] };
  const sessions = parsed.data.session_results
    .toSorted((a, b) => a.simsession_number - b.simsession_number)
    .flatMap(sessionOf);
  const wrong = sessions.length === 0 ? 'there is no practice, qualifying or race' : drivenTwice(sessions);
  if (wrong) return { ok: false, problems: [problem([...root, 'session_results'], wrong)] };
  return {
    ok: true,
    file: raceFile(parsed.data, sessions, isDownload ? 'iracing-event-result' : 'iracing-api-result'),
  };
}

/** Each session and each table's rows are stored in one statement, which takes 65 534 parameters. */
const limits = { sessions: 20, linesOfSession: 1000, linesOfFile: 5000 } as const;

function beyondLimits({ session_results: sessions }: IracingResult): { path: PropertyKey[]; message: string } | null {
  const counts = sessions.map(({ results }) => results.flatMap(withDrivers).length);
  const longest = counts.findIndex((count) => count > limits.linesOfSession);
  if (longest >= 0) {
    const message = `there are ${counts[longest]} results, more than ${limits.linesOfSession}`;
    return { path: ['session_results', longest, 'results'], message };
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (sessions.length <= limits.sessions && all <= limits.linesOfFile) return null;
  const message = `there are more than ${limits.sessions} sessions or ${limits.linesOfFile} results`;
  return { path: ['session_results'], message };
}

function raceFile(data: IracingResult, sessions: RaceSession[], format: string): RaceFile {
  const { track, series_id: seriesId, series_name: seriesName } = data;
  const lines = data.session_results.flatMap(({ results }) => results).flatMap(withDrivers);
  const classes = new Map<string, Named & { cars: string[] }>();
  const cars = new Map<string, Named>();
  for (const { car_id: carId, car_name: carName, car_class_id: classId, car_class_name: className } of lines) {
    const car = String(carId);
    const known = classes.get(String(classId));
    cars.set(car, { externalId: car, name: carName ?? cars.get(car)?.name ?? `Car ${car}` });
    if (!known)
      classes.set(String(classId), { externalId: String(classId), name: className ?? `Class ${classId}`, cars: [car] });
    else if (!known.cars.includes(car)) known.cars.push(car);
  }
  const name = data.league_name ?? seriesName ?? data.session_name ?? 'iRacing';
  return {
    format,
    simulator: 'iracing',
    externalId: String(data.subsession_id),
    name: `${name}: ${track.track_name}`,
    startsAt: new Date(data.start_time),
    endsAt: new Date(data.end_time),
    discipline: disciplines[data.license_category ?? ''] ?? null,
    // Hosted and league races all name the series 0.
    series: seriesId && seriesName ? { externalId: String(seriesId), name: seriesName } : null,
    track: { externalId: String(track.track_id), name: track.track_name, layout: track.config_name ?? '' },
    classes: [...classes.values()],
    cars: [...cars.values()],
    sessions,
  };
}

/** By what the session calls itself: their order and numbers differ from file to file. */
function sessionOf(session: IracingResult['session_results'][number]): RaceSession[] {
  const name = session.simsession_name || session.simsession_type_name || '';
  const words = `${session.simsession_type_name ?? ''} ${session.simsession_name ?? ''}`.toLowerCase();
  const kind = /qualif/.test(words)
    ? 'qualifying'
    : /practice|warm/.test(words)
      ? 'practice'
      : /race|feature|heat|consolation/.test(words)
        ? 'race'
        : null;
  if (!kind) return [];
  const results = session.results.flatMap((line) =>
    'cust_id' in line ? driverResults(line, null) : teamResults(line),
  );
  return [{ externalId: String(session.simsession_number), kind, name, results }];
}

function withDrivers(line: IracingDriver | IracingTeam): (IracingDriver | IracingTeam)[] {
  return 'cust_id' in line ? [line] : [line, ...(line.driver_results ?? [])];
}

function teamResults(line: IracingTeam): RaceResult[] {
  const team = { externalId: String(line.team_id), name: line.display_name };
  const drivers = (line.driver_results ?? []).flatMap((driver) => driverResults(driver, team));
  return [{ ...resultOf(line), driver: null, team }, ...drivers];
}

function driverResults(line: IracingDriver, team: Named | null): RaceResult[] {
  // Drivers of the simulator's own have no account.
  if (line.ai === true || line.cust_id <= 0) return [];
  const country = line.country_code && /^[A-Z]{2}$/.test(line.country_code) ? line.country_code : null;
  return [
    {
      ...resultOf(line),
      driver: { simApiId: String(line.cust_id), name: line.display_name, country: country === 'ZZ' ? null : country },
      team,
      ratingBefore: known(line.oldi_rating),
      ratingAfter: known(line.newi_rating),
      safetyBefore: safety(line.old_sub_level),
      safetyAfter: safety(line.new_sub_level),
    },
  ];
}

function resultOf(line: IracingDriver | IracingTeam): Omit<RaceResult, 'driver' | 'team'> {
  const { starting_position: start, finish_position_in_class: inClass, best_lap_num: lapNumber } = line;
  return {
    carNumber: line.livery?.car_number ?? null,
    car: String(line.car_id),
    carClass: String(line.car_class_id),
    startPosition: start === undefined || start === null || start < 0 ? null : start + 1,
    finishPosition: line.finish_position + 1,
    classPosition: (inClass === undefined || inClass === null || inClass < 0 ? line.finish_position : inClass) + 1,
    lapsCompleted: line.laps_complete,
    lapsLed: line.laps_lead ?? 0,
    incidents: line.incidents,
    bestLapMs: lapMs(line.best_lap_time),
    bestLapNumber: lapNumber !== undefined && lapNumber !== null && lapNumber >= 0 ? lapNumber : null,
    averageLapMs: lapMs(line.average_lap),
    // Below zero: laps behind, or not classified.
    intervalMs: line.interval !== undefined && line.interval !== null && line.interval >= 0 ? line.interval / 10 : null,
    ratingBefore: null,
    ratingAfter: null,
    safetyBefore: null,
    safetyAfter: null,
    status: statusOf(line.reason_out, line.laps_complete),
  };
}

function statusOf(reason: string | null | undefined, laps: number): RaceResult['status'] {
  if (!reason || reason === 'Running') return 'finished';
  if (/^disqualified/i.test(reason)) return 'dsq';
  return /did not start/i.test(reason) || (laps === 0 && /^disconnected$/i.test(reason)) ? 'dns' : 'dnf';
}

/** A driver has one line in a session, or one for each team he drove for. */
function drivenTwice(sessions: readonly RaceSession[]): string | null {
  for (const { name, results } of sessions) {
    const seen = new Set<string>();
    for (const { driver, team } of results) {
      if (!driver) continue;
      const id = `${driver.simApiId} ${team?.externalId ?? ''}`;
      if (seen.has(id)) return `${name} has two results of driver ${driver.simApiId}`;
      seen.add(id);
    }
  }
  return null;
}

const known = (value: number | null | undefined): number | null =>
  value !== undefined && value !== null && value > 0 ? value : null;
/** 499 is 4.99. */
const safety = (subLevel: number | null | undefined): number | null => {
  const value = known(subLevel);
  return value === null ? null : value / 100;
};
const lapMs = (time: number | null | undefined): number | null => (time && time > 0 ? time / 10 : null);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function problem(path: readonly PropertyKey[], message: string): FileProblem {
  const spelled = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return { path: spelled.replace(/^\./, ''), message };
}
