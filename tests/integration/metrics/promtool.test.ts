import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { debianProgram } from '../../helpers/debian-program.ts';

const program = await debianProgram('promtool', ['prometheus']);
const rules = fileURLToPath(new URL('../../../docs/operations/prometheus', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'simlane-promtool-'));
  cpSync(rules, folder, { recursive: true });
  writeFileSync(path.join(folder, 'simlane-token'), 'a token');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function promtool(...args: readonly string[]): { status: number | null; said: string } {
  if (!program) throw new Error('there is no promtool');
  const { status, stdout, stderr } = spawnSync(program.command, args, {
    cwd: folder,
    env: program.env,
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
}

describe.skipIf(!program)('Prometheus’ own tool', () => {
  test.each([
    ['check', 'config', 'prometheus.yml'],
    ['check', 'rules', 'alerts.yaml'],
    ['test', 'rules', 'alerts.test.yaml'],
  ])('%s %s %s', (...args) => {
    const { status, said } = promtool(...args);
    expect(status, said).toBe(0);
  });

  test('a threshold that can not be reached fails the rules’ tests', () => {
    const text = readFileSync(path.join(rules, 'alerts.yaml'), 'utf8');
    writeFileSync(
      path.join(folder, 'alerts.yaml'),
      text.replace('simlane_silent_instances > 0', 'simlane_silent_instances > 9'),
    );
    const { status, said } = promtool('test', 'rules', 'alerts.test.yaml');
    expect(status).not.toBe(0);
    expect(said).toContain('SimLaneInstanceSilent');
  });
});
