import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { Failure } from '../failure.ts';
import { logFolder } from '../project.ts';
import { findOnPath } from './commands.ts';
import { installPackage } from './debian-packages.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** A Chromium to test with: Playwright's own, else one on PATH, else Debian's package (root installs it). */
export async function browserBinary(): Promise<string> {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const known = onPath();
  if (known) return known;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    await installPackage('chromium', path.join(logFolder, 'apt.log'));
    const installed = onPath();
    if (installed) return installed;
  }
  throw new Failure(
    'There is no browser to test with',
    'Install Chromium (Debian: apt-get install chromium), or let Playwright do it: npx playwright install chromium',
  );
}

function onPath(): string | null {
  return names.map(findOnPath).find((found) => found !== null) ?? null;
}
