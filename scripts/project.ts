import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, wherever the command was typed. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const stateFolder = path.join(root, '.simlane');
export const logFolder = path.join(stateFolder, 'logs');
export const nextBinary = path.join(root, 'node_modules/next/dist/bin/next');
/** The compiled server code of the last build. */
export const serverFolder = path.join(root, '.next/server');
