import { startOwnCluster } from '../../helpers/own-cluster.ts';
import { redisContract } from './redis-contract.ts';
import { forAllLayers, onServers } from './topology.ts';

redisContract(
  onServers(async () => {
    const { url, stop } = await startOwnCluster();
    return { redisUrls: forAllLayers(url), stop };
  }),
);
