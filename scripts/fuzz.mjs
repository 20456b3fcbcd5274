import { launch } from './bootstrap.mjs';

await launch('scripts/fuzz/main.ts', process.argv.slice(2));
