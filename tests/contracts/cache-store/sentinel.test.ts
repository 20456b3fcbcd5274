import { startOwnSentinel } from '../../helpers/own-sentinel.ts';
import { redisContract } from './redis-contract.ts';
import { forAllLayers, onServers } from './topology.ts';

redisContract(
  onServers(async () => {
    const { url, stop } = await startOwnSentinel();
    return { redisUrls: forAllLayers(url), stop };
  }),
);
