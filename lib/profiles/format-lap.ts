/** A lap time of `ms` milliseconds as `1:23.456`, or `1:02:03.456` from an hour on; the same in every language. */
export function formatLap(ms: number): string {
  const total = Math.round(ms);
  const seconds = `${pad(Math.floor(total / 1_000) % 60)}.${String(total % 1_000).padStart(3, '0')}`;
  const minutes = Math.floor(total / 60_000) % 60;
  const hours = Math.floor(total / 3_600_000);
  return hours > 0 ? `${hours}:${pad(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
