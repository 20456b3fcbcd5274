import { cacheContract } from './cache-contract.ts';
import { clocksContract } from './clocks-contract.ts';
import { storeContract } from './store-contract.ts';
import { onServers } from './topology.ts';

const topology = onServers(async () => ({ redisUrls: null, stop: async () => undefined }));
storeContract(topology);
clocksContract(topology);
cacheContract(topology);
