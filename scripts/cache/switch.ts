import { Argument, type Command, InvalidArgumentError } from 'commander';
import { type Layer, layers } from '../../lib/cache/index.ts';
import { setSwitch } from '../../lib/cache/switches.ts';
import { reachableCache } from './reachable.ts';
import { print } from './table.ts';

export function addSwitch(program: Command): void {
  program
    .command('switch')
    .description('switch a layer off, on, or on for a share of its keys, on every instance within a second')
    .addArgument(new Argument('<layer>', 'the layer').choices(layers))
    .addArgument(new Argument('<state>', 'off, on, or a share such as 25%').argParser(percentOf))
    .action(turn);
}

async function turn(layer: Layer, percent: number): Promise<void> {
  await setSwitch(await reachableCache(), layer, percent);
  print(`${layer} is ${percent === 0 ? 'off' : percent === 100 ? 'on' : `on for ${percent} % of its keys`}.\n`);
}

function percentOf(text: string): number {
  if (text === 'off') return 0;
  if (text === 'on') return 100;
  const percent = /^(\d{1,3})%?$/.exec(text)?.[1];
  if (percent === undefined || Number(percent) > 100)
    throw new InvalidArgumentError('It must be off, on, or 0% to 100%.');
  return Number(percent);
}
