import { launch } from './bootstrap.mjs';

await launch('scripts/test/main.ts', process.argv.slice(2));
