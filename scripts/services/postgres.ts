import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { Failure } from '../failure.ts';
import { type Child, startChild, tail } from './child.ts';
import { freePort } from './ports.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import type { ServiceUser } from './service-user.ts';
import { stopLeftover } from './stop-leftover.ts';

export type Postgres = { child: Child; port: number; adminUrl: string };

export type PostgresOptions = {
  /** Reachable and writable for `user`; holds the cluster and nothing else. */
  folder: string;
  log: string;
  password: string;
  user: ServiceUser | null;
  preferredPort?: number | undefined;
  /** False for tests: nothing is synced to disk. */
  durable: boolean;
};

const volatileSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum_naptime=5s'];

/** Makes the cluster when there is none, and starts it on a loopback port. */
export async function startPostgres(o: PostgresOptions): Promise<Postgres> {
  const binaries = postgresBinaries(o.user);
  const data = path.join(o.folder, 'data');
  makeCluster(o, binaries.initdb, data);
  const major = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaries.major) {
    throw new Failure(
      `The data in ${data} was written by Postgres ${major}; this version brings ${binaries.major}`,
      'Dump it with the previous version (pg_dump), delete the folder, start again and restore.',
    );
  }
  await stopLeftover(Number(firstLine(path.join(data, 'postmaster.pid'))), data);
  const port = await freePort(o.preferredPort);
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    // A socket's path may not exceed 107 bytes, which any folder of a user's choice can.
    'unix_socket_directories=',
    'max_connections=200',
    'password_encryption=scram-sha-256',
    'timezone=UTC',
    ...statementStatistics(binaries.postgres),
    ...(o.durable ? [] : volatileSettings),
  ];
  const child = await startChild(binaries.postgres, ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    log: o.log,
    cwd: o.folder,
    env: cleanEnvironment(),
    ...identityOf(o.user),
  });
  const adminUrl = `postgres://postgres:${o.password}@127.0.0.1:${port}/postgres`;
  await untilReady(child, adminUrl, o.log);
  return { child, port, adminUrl };
}

/** Which queries cost what, for whoever creates the extension; a build of Postgres may come without it. */
function statementStatistics(server: string): string[] {
  const library = path.resolve(path.dirname(server), '../lib/postgresql/pg_stat_statements.so');
  return existsSync(library) ? ['shared_preload_libraries=pg_stat_statements'] : [];
}

// initdb writes beside the final name, so that an interrupted one leaves no half cluster behind.
function makeCluster(o: PostgresOptions, initdb: string, data: string): void {
  if (existsSync(path.join(data, 'PG_VERSION'))) return;
  const draft = `${data}.new`;
  const passwordFile = path.join(o.folder, 'password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(o.folder, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${o.password}\n`, { mode: 0o600 });
  if (o.user) for (const file of [o.folder, passwordFile]) chownSync(file, o.user.uid, o.user.gid);
  const made = spawnSync(
    initdb,
    [
      ...['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...['--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C', ...(o.durable ? [] : ['--no-sync'])],
    ],
    { cwd: o.folder, encoding: 'utf8', env: cleanEnvironment(), ...identityOf(o.user) },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    throw new Failure(
      `Postgres could not make its data folder: ${(made.error?.message ?? made.stderr).trim()}`,
      `Look for free disk space and rights in ${o.folder}, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
  renameSync(draft, data);
}

async function untilReady(child: Child, adminUrl: string, log: string): Promise<void> {
  // Recovery after a crash replays the log first; it ends by itself.
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (!child.isRunning()) break;
    const sql = postgres(adminUrl, { max: 1, connect_timeout: 2, onnotice: () => undefined });
    try {
      await sql`select 1`;
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  await child.stop('SIGINT', 5_000);
  throw new Failure(
    `Postgres did not start:\n${tail(log)}`,
    `The whole log is ${log}. With DATABASE_URL set, yours is used.`,
  );
}

function identityOf(user: ServiceUser | null) {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

// PG* variables of the shell would change what initdb and postgres do; LC_* may name a locale that is not installed.
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', ...(process.env.PATH ? { PATH: process.env.PATH } : {}), LC_ALL: 'C', TZ: 'UTC' };
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[0] ?? '';
  } catch {
    return '';
  }
}
