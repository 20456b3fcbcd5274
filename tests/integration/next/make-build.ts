import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itemPage } from './next-samples.ts';

/** As much of a build's output as the handler reads; the answer is Next's `serverDistDir`. */
export async function makeBuild(buildId: string): Promise<string> {
  const distDir = await mkdtemp(join(tmpdir(), 'simlane-build-'));
  const serverDistDir = join(distDir, 'server');
  await mkdir(serverDistDir);
  await writeFile(join(distDir, 'BUILD_ID'), buildId);
  await writeFile(join(serverDistDir, 'app-paths-manifest.json'), JSON.stringify({ [itemPage]: 'app/page.js' }));
  await writeFile(join(serverDistDir, 'pages-manifest.json'), JSON.stringify({ '/legacy/[slug]': 'pages/legacy.js' }));
  return serverDistDir;
}
