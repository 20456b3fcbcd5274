import { startOwnRedis } from '../../helpers/own-redis.ts';
import { redisContract } from './redis-contract.ts';
import { forAllLayers, onServers } from './topology.ts';

redisContract(
  onServers(async () => {
    const { url, stop } = await startOwnRedis();
    return { redisUrls: forAllLayers(url), stop };
  }),
);
