/** Codes with which a connection fails, or is ended by a server that stops. */
const connectionCodes = new Set([
  ...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED'],
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOENT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EPIPE',
    'ETIMEDOUT',
  ],
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
  ...['57P01', '57P02', '57P03', '53300'],
]);

/** Whether an error says that Postgres can't be reached, rather than that it refused something. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
    // A file that is missing is another matter.
    if (code === 'ENOENT' && syscall !== 'connect') continue;
    if (typeof code === 'string' && connectionCodes.has(code)) return true;
    if (cause.name === 'LoadingTookTooLong') return true;
  }
  return false;
}
