import { expect, test } from 'vitest';
import { isDatabaseAway } from './away.ts';

const failure = (fields: object, cause?: unknown) => Object.assign(new Error('failed', { cause }), fields);

test.each([
  ['a refused connection', failure({ code: 'ECONNREFUSED', syscall: 'connect' }), true],
  ['a connection that ended', failure({ code: 'CONNECTION_CLOSED' }), true],
  ['a server that stops', failure({ code: '57P01' }), true],
  ['a socket that is not there', failure({ code: 'ENOENT', syscall: 'connect' }), true],
  ['one behind another error', failure({}, failure({ code: 'CONNECT_TIMEOUT' })), true],
  ['a loader beyond its deadline', failure({ name: 'LoadingTookTooLong' }), true],
  ['a missing file', failure({ code: 'ENOENT', syscall: 'open' }), false],
  ['a refused row', failure({ code: '23505' }), false],
  ['any other error', failure({}), false],
  ['no error', 'ECONNREFUSED', false],
])('%s', (_, error, isAway) => {
  expect(isDatabaseAway(error)).toBe(isAway);
});
