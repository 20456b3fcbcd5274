import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { stateFolder } from '../project.ts';
import { sharedFolder } from './postgres-binaries.ts';
import { canReach, type ServiceUser } from './service-user.ts';

/**
 * Where Postgres keeps its data: in `.simlane`, or for root in a folder that is closed to others (such as /root), in
 * /var/lib/simlane under this clone's random id.
 */
export function postgresFolder(id: string, user: ServiceUser | null): string {
  const inside = path.join(stateFolder, 'postgres');
  const outside = path.join(sharedFolder, id);
  if (!user) return inside;
  chmodSync(stateFolder, 0o711);
  const settled = [outside, inside].find((folder) => existsSync(path.join(folder, 'data/PG_VERSION')));
  if (settled === outside || canReach(user, stateFolder)) return settled ?? inside;
  mkdirSync(sharedFolder, { recursive: true, mode: 0o755 });
  return outside;
}
