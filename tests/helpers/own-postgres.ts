import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { startPostgres } from '../../scripts/services/postgres.ts';
import { canReach, serviceUser } from '../../scripts/services/service-user.ts';

export type OwnPostgres = {
  readonly url: string;
  /** SIGKILL. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
  /** A backup of the running server, as a file-system snapshot between pg_backup_start and pg_backup_stop makes it. */
  backUp: () => Promise<string>;
};

const password = randomBytes(16).toString('hex');

/** Where servers of one suite keep their data; gone with `remove`. */
export function postgresGround() {
  const user = serviceUser();
  const parent = user && !canReach(user, tmpdir()) ? '/var/tmp' : tmpdir();
  const ground = mkdtempSync(path.join(parent, 'simlane-postgres-'));
  chmodSync(ground, 0o711);
  let n = 0;
  const running: OwnPostgres[] = [];

  /** A server on its own port: on an empty cluster, or on a backup, of which `files` tell what it is to become. */
  async function start(backup?: string, files: Readonly<Record<string, string>> = {}): Promise<OwnPostgres> {
    n += 1;
    const folder = path.join(ground, String(n));
    if (backup) {
      mkdirSync(folder, { mode: 0o700 });
      cpSync(backup, path.join(folder, 'data'), { recursive: true });
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(folder, 'data', name);
        writeFileSync(file, text, { flag: 'a' });
      }
      if (user) own(folder, user.uid, user.gid);
      chmodSync(path.join(folder, 'data'), 0o700);
    }
    const log = path.join(ground, `${n}.log`);
    const { child, adminUrl } = await startPostgres({ folder, log, password, user, durable: false });
    const server: OwnPostgres = {
      url: adminUrl,
      kill: () => child.stop('SIGKILL', 1),
      stop: () => child.stop('SIGINT', 5_000),
      async backUp() {
        const target = path.join(ground, `${path.basename(folder)}-backup`);
        const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
        await sql`select pg_backup_start('drill', fast => true)`;
        cpSync(path.join(folder, 'data'), target, {
          recursive: true,
          filter: (file) => !file.endsWith('postmaster.pid'),
        });
        const [stopped] = await sql<
          { labelfile: string; lsn: string }[]
        >`select * from pg_backup_stop(wait_for_archive => false)`;
        await sql.end();
        // What was written while it was copied.
        const wal = path.join(folder, 'data/pg_wal');
        for (const file of readdirSync(wal).filter((name) => statSync(path.join(wal, name)).isFile()))
          cpSync(path.join(wal, file), path.join(target, 'pg_wal', file));
        writeFileSync(path.join(target, 'backup_label'), stopped?.labelfile ?? '');
        return target;
      },
    };
    running.push(server);
    return server;
  }
  return {
    start,
    /** A standby that follows `primary`, made of a backup of it. */
    follow: (primary: OwnPostgres, backup: string) => {
      const { hostname, port, username } = new URL(primary.url);
      const conninfo = `host=${hostname} port=${port} user=${username} password=${password}`;
      return start(backup, {
        'standby.signal': '',
        'postgresql.auto.conf': `\nprimary_conninfo = '${conninfo}'\nwal_receiver_status_interval = '1s'\n`,
      });
    },
    async remove() {
      for (const server of running) await server.kill();
      rmSync(ground, { recursive: true, force: true });
    },
  };
}

function own(file: string, uid: number, gid: number): void {
  lchownSync(file, uid, gid);
  if (!existsSync(file) || !statSync(file).isDirectory()) return;
  for (const name of readdirSync(file)) own(path.join(file, name), uid, gid);
}
