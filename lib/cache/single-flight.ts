type Flight<T> = { startedAtMs: number; result: Promise<T> };

/** At most one load of a key is under way in this process for those who may share it. */
export class SingleFlight {
  readonly #flights = new Map<string, Flight<unknown>>();

  /** The load of `key` under way, if it began at or after `notBeforeMs` (monotonic). */
  joinable<T>(key: string, notBeforeMs = Number.NEGATIVE_INFINITY): Promise<T> | null {
    const flight = this.#flights.get(key);
    return flight && flight.startedAtMs >= notBeforeMs ? (flight.result as Promise<T>) : null;
  }

  /** Begins a load that others may join. A newer load takes the place of an older one. */
  begin<T>(key: string, load: () => Promise<T>): Promise<T> {
    const flight: Flight<T> = { startedAtMs: performance.now(), result: load() };
    this.#flights.set(key, flight);
    const end = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    flight.result.then(end, end);
    return flight.result;
  }
}
