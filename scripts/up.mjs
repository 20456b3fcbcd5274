import { launch } from './bootstrap.mjs';

await launch('scripts/up/main.ts', process.argv.slice(2));
