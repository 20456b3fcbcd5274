import getPort from 'get-port';
import { startRedisProcess } from './redis-process.ts';

export type OwnRedis = {
  url: string;
  /** SIGKILL: nothing is saved. */
  kill: () => Promise<void>;
  pause: () => void;
  resume: () => void;
  /** A new, empty server at the same port. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A Redis that a test may kill, hang and restart. */
export async function startOwnRedis(): Promise<OwnRedis> {
  const port = await getPort();
  let server = await startRedisProcess(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => server.kill(),
    pause: () => server.pause(),
    resume: () => server.resume(),
    restart: async () => {
      await server.kill();
      server = await startRedisProcess(port);
    },
    stop: () => server.kill(),
  };
}
