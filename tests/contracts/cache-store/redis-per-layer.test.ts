import { startOwnRedis } from '../../helpers/own-redis.ts';
import { redisContract } from './redis-contract.ts';
import { onServers } from './topology.ts';

redisContract(
  onServers(async () => {
    const servers = await Promise.all(Array.from({ length: 5 }, startOwnRedis));
    const [control = '', session = '', view = '', query = '', api = ''] = servers.map(({ url }) => url);
    return {
      redisUrls: { control, session, view, fragment: view, query, api },
      stop: async () => {
        await Promise.all(servers.map(({ stop }) => stop()));
      },
    };
  }),
);
