import { type Logger, pino } from 'pino';
import { env } from '../env/index.ts';

const slot: { [key: symbol]: unknown } = globalThis as never;
const memo = Symbol.for('simlane.log');

type Log = Pick<Logger, 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'child'>;

/** The process' logger: JSON lines on stdout, made on first use. Pass errors as `{ err }`; never pass rows, cookies or tokens. */
export const log: Log = {
  get fatal() {
    return bound('fatal');
  },
  get error() {
    return bound('error');
  },
  get warn() {
    return bound('warn');
  },
  get info() {
    return bound('info');
  },
  get debug() {
    return bound('debug');
  },
  get trace() {
    return bound('trace');
  },
  get child() {
    const logger = instance();
    return logger.child.bind(logger) as Logger['child'];
  },
};

function bound(level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace') {
  const logger = instance();
  return logger[level].bind(logger) as Logger[typeof level];
}

function instance(): Logger {
  const known = slot[memo] as Logger | undefined;
  if (known) return known;
  const made = pino({
    level: env().logLevel ?? (process.env.VITEST ? 'silent' : 'info'),
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'password',
        'passwordHash',
        'email',
        'token',
        'cookie',
        'authorization',
        '*.password',
        '*.passwordHash',
        '*.email',
        '*.token',
        '*.cookie',
        '*.authorization',
      ],
      censor: '[redacted]',
    },
  });
  slot[memo] = made;
  return made;
}
