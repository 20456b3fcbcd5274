import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import postgres from 'postgres';
import { vi } from 'vitest';
import { serviceUser } from '../../scripts/services/service-user.ts';
import type { Program } from './debian-program.ts';

export type OwnPgBouncer = { url: string; stop: () => Promise<void> };
export type PgBouncerOptions = {
  mode: 'transaction' | 'session';
  /** Connections to Postgres, for any number of clients. */
  poolSize?: number;
  /** Whether it lets pass what it does not keep track of, as docs/operations/postgres.md says it must. */
  ignoresTimeLimits?: boolean;
};

/** A PgBouncer before the database of `url`. */
export async function startPgBouncer(program: Program, url: string, o: PgBouncerOptions): Promise<OwnPgBouncer> {
  const { hostname, port: serverPort, username, password, pathname } = new URL(url);
  const port = await getPort();
  const user = serviceUser();
  const folder = mkdtempSync(path.join(tmpdir(), 'simlane-pgbouncer-'));
  const [config, users, log] = ['pgbouncer.ini', 'users.txt', 'log'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(users, `"${username}" "${decodeURIComponent(password)}"\n`);
  const lines = [
    '[databases]',
    `${pathname.slice(1)} = host=${hostname} port=${serverPort}`,
    '[pgbouncer]',
    `listen_port = ${port}`,
    'listen_addr = 127.0.0.1',
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${users}`,
    `logfile = ${log}`,
    `pool_mode = ${o.mode}`,
    `default_pool_size = ${o.poolSize ?? 5}`,
    ...(o.ignoresTimeLimits === false
      ? []
      : ['ignore_startup_parameters = statement_timeout, idle_in_transaction_session_timeout']),
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  if (user) for (const file of [folder, config, users]) chownSync(file, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const child = spawn(program.command, ['-q', config], {
    env: program.env,
    stdio: 'ignore',
    cwd: '/',
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  const exited = once(child, 'exit');
  const own = Object.assign(new URL(url), { port: String(port) }).href;
  const stop = async () => {
    child.kill('SIGTERM');
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await vi.waitFor(() => answers(own), { timeout: 20_000, interval: 50 });
  } catch (error) {
    const said = readFileSync(log, 'utf8');
    await stop();
    throw new Error(`PgBouncer does not answer:\n${said}`, { cause: error });
  }
  return { url: own, stop };
}

async function answers(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql.unsafe('select 1');
  } finally {
    await sql.end({ timeout: 0 });
  }
}
