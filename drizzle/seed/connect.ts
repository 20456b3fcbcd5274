import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import postgres, { type Sql } from 'postgres';
import { connectionOptions } from '../../lib/db/connection-options.ts';

/** One connection that may take its time: a million rows do, and so do the triggers at their end. */
export function connectForSeed(databaseUrl: string): Sql {
  const options = connectionOptions(1);
  const limits = { statement_timeout: 0, idle_in_transaction_session_timeout: 600_000, work_mem: '128MB' };
  // Not among postgres.js' types, but among its options.
  const transport = { socket: openSocket };
  return postgres(databaseUrl, { ...options, ...transport, connection: { ...options.connection, ...limits } });
}

type Address = { host: readonly string[]; port: readonly number[]; path?: string | false };

/**
 * Sends small packets at once. A COPY ends in two of them: held back until the one before is acknowledged, they would cost
 * each table 90 ms, however few its rows.
 */
async function openSocket({ host: [host], port: [port = 5432], path }: Address): Promise<Socket> {
  const socket = path ? connectSocket(path) : connectSocket({ host, port, noDelay: true });
  await once(socket, 'connect');
  // For the certificate's name, where the connection is encrypted.
  return Object.assign(socket, { host });
}
