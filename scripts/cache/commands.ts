import type { Command } from 'commander';
import { addClear } from './clear.ts';
import { addDoctor } from './doctor.ts';
import { addEraseUser } from './erase-user.ts';
import { addExplain } from './explain.ts';
import { addInvalidate } from './invalidate.ts';
import { addNewEpoch } from './new-epoch.ts';
import { addSlow } from './slow.ts';
import { addStats } from './stats.ts';
import { addStatus } from './status.ts';
import { addSwitch } from './switch.ts';
import { addTags } from './tags.ts';
import { addVerify } from './verify.ts';
import { addWarm } from './warm.ts';

/** The commands of `npm run cache`, in the order of its help. */
export const commands: readonly ((program: Command) => void)[] = [
  addStatus,
  addStats,
  addExplain,
  addTags,
  addSlow,
  addClear,
  addInvalidate,
  addSwitch,
  addNewEpoch,
  addWarm,
  addVerify,
  addEraseUser,
  addDoctor,
];
