import { cacheContract, sharedCacheContract } from './cache-contract.ts';
import { clocksContract } from './clocks-contract.ts';
import { leaseContract } from './lease-contract.ts';
import { scriptContract } from './script-contract.ts';
import { storeContract } from './store-contract.ts';
import type { Topology } from './topology.ts';

/** All that instances which share Redis rely on. */
export function redisContract(topology: Topology): void {
  storeContract(topology);
  clocksContract(topology);
  leaseContract(topology);
  scriptContract(topology);
  cacheContract(topology);
  sharedCacheContract(topology);
}
