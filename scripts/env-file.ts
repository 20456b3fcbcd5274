import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Failure } from './failure.ts';
import { stateFolder } from './project.ts';
import { writePrivately } from './state.ts';

export const envFile = path.join(stateFolder, 'env');

/** Writes `KEY='value'` lines, which sh and dotenv read alike; neither can escape a quote inside them. */
export function writeEnvFile(values: Readonly<Record<string, string>>): void {
  const lines = Object.entries(values).map(([key, value]) => {
    if (/['\r\n]/.test(value))
      throw new Failure(`${key} holds a quote or a line break`, `Choose another value for ${key}.`);
    return `${key}='${value}'\n`;
  });
  writePrivately(envFile, lines.join(''));
}

/** The lines of `.simlane/env`, or nothing where `up` has not run. */
export function readEnvFile(): Record<string, string> {
  try {
    return parseEnv(readFileSync(envFile, 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
