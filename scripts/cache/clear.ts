import { type Command, Option } from 'commander';
import { clearLayer, type Layer, layers } from '../../lib/cache/index.ts';
import { Failure } from '../failure.ts';

export function addClear(program: Command): void {
  program
    .command('clear')
    .description('end every entry of the cache, or of one layer; nobody is signed out')
    .addOption(new Option('--layer <layer>', 'only this layer').choices(layers))
    .action(clear);
}

async function clear({ layer }: { layer?: Layer }): Promise<void> {
  const cleared = layer ? [layer] : layers;
  for (const each of cleared) {
    const position = await clearLayer(each, 'cli');
    if (position === null)
      throw new Failure('Redis can not be reached: nothing was cleared.', 'Start it, and try again.');
  }
  process.stdout.write(`Cleared ${cleared.join(', ')}. Nobody was signed out.\n`);
}
