import type { Command } from 'commander';
import { addClear } from './clear.ts';

/** The commands of `npm run cache`, in the order of its help. */
export const commands: readonly ((program: Command) => void)[] = [addClear];
