import { launch } from './bootstrap.mjs';

await launch('scripts/bench/main.ts', process.argv.slice(2));
