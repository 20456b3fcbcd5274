/** Milliseconds of the machine's monotonic clock: the same for all processes on it. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;
