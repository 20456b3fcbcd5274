import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { root } from '../../scripts/project.ts';
import type { Program } from './debian-program.ts';

/** nginx with the configuration that is deployed, before these two instances. */
export async function startNginx(program: Program, instances: readonly [string, string]) {
  const port = await getPort();
  const folder = mkdtempSync(path.join(tmpdir(), 'simlane-nginx-'));
  chmodSync(folder, 0o755);
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(path.join(folder, name), { mode: 0o777 });
  const values: Record<string, string> = {
    APP_A: new URL(instances[0]).host,
    APP_B: new URL(instances[1]).host,
    LISTEN: `127.0.0.1:${port}`,
    SCHEME: 'http',
  };
  const template = readFileSync(path.join(root, 'scripts/deploy/nginx.conf.template'), 'utf8');
  const server = template.replace(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const config = path.join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${server}}
`,
  );
  const child = spawn(program.command, ['-p', folder, '-c', config, '-e', `${folder}/error.log`], {
    env: program.env,
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 20_000;
  while (
    !(await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline) {
      const said = readFileSync(`${folder}/error.log`, 'utf8');
      await stop();
      throw new Error(`nginx does not answer:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop };
}
