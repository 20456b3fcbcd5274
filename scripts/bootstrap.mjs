// Runs on any Node from 20 on, with nothing installed: plain JavaScript and no dependencies. It installs what the
// lockfile says and hands over to the Node 24 that came with it.
import { spawn } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const state = path.join(root, '.simlane');
const projectNode = path.join(root, 'node_modules/node/bin/node');
const installLock = path.join(state, 'install.lock');
const installing = path.join(state, 'installing');
const installLog = path.join(state, 'logs/install.log');
const binFolder = path.join(root, 'node_modules/.bin');

let stopping = false;
/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
/** @type {(signal: NodeJS.Signals) => void} */
let passOn = () => undefined;

/** Installs when needed, then runs a TypeScript entry on the project's Node and exits with its code. */
export async function launch(entry, args) {
  try {
    forwardSignals();
    await prepare();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  // The channel tells the child when this process dies, however that happens.
  child = spawn(projectNode, [path.join(root, entry), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [binFolder, process.env.PATH].join(path.delimiter) },
  });
  passOn = (signal) => child?.kill(signal);
  child.on('error', (error) => {
    process.stderr.write(`\nThe project's Node did not start: ${error.message}\nDelete node_modules and try again.\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

async function prepare() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Error(`SimLane needs Node 20 or later to start; this is ${process.version}. Install it from nodejs.org.`);
  mkdirSync(path.join(state, 'logs'), { recursive: true });
  if (isInstalled()) return;
  await withInstallLock(async () => {
    if (!isInstalled()) await install();
  });
}

// npm writes node_modules/.package-lock.json last, so an interrupted install is noticed as well as a changed lockfile.
function isInstalled() {
  if (existsSync(installing)) return false;
  try {
    accessSync(projectNode, constants.X_OK);
    const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(path.join(root, 'node_modules/.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(
      ([name, entry]) =>
        name === '' || entry.optional || entry.devOptional || entry.link || present[name]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

async function install() {
  const started = Date.now();
  const folder = path.join(root, 'node_modules');
  // npm takes a package that it was killed in the middle of unpacking for a whole one.
  if (existsSync(installing) || !existsSync(path.join(folder, '.package-lock.json'))) {
    rmSync(folder, { recursive: true, force: true });
  }
  writeFileSync(installing, '');
  process.stdout.write('Installing packages (npm install, about a minute) …\n');
  const output = openSync(installLog, 'w');
  const [command, ...prefix] = npm();
  const env = { ...process.env, PATH: systemPath(), NODE_ENV: 'development' };
  const running = spawn(
    command,
    // Not `ci`: it refuses a lock file in which a registry's missing packages for other platforms are not named.
    [
      ...prefix,
      'install',
      '--no-save',
      '--include=dev',
      '--include=optional',
      '--ignore-scripts=false',
      '--no-audit',
      '--no-fund',
    ],
    {
      cwd: root,
      env,
      stdio: ['ignore', output, output],
      detached: process.platform !== 'win32',
    },
  );
  passOn = (signal) => {
    stopping = true;
    killGroup(running, signal);
    // npm finishes what it is at before it heeds a signal; half an install is made anew next time anyway.
    setTimeout(() => killGroup(running, 'SIGKILL'), 2_000).unref();
  };
  const ticker = setInterval(() => {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${Math.round((Date.now() - started) / 1000)} s `);
  }, 1000);
  const code = await new Promise((resolve) => {
    running.on('error', () => resolve(127));
    running.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  clearInterval(ticker);
  closeSync(output);
  if (process.stdout.isTTY) process.stdout.write('\r');
  if (stopping) {
    rmSync(installLock, { force: true });
    process.exit(130);
  }
  if (code === 0) rmSync(installing, { force: true });
  if (code !== 0 || !isInstalled()) {
    const tail = readFileSync(installLog, 'utf8').trimEnd().split('\n').slice(-25).join('\n');
    throw new Error(
      `${tail}\n\nnpm install failed (${code}). Check that this machine reaches the npm registry (npm ping) and has 2 GB of free disk, then run the command again. The whole log: ${installLog}`,
    );
  }
  process.stdout.write(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

// npm must not run on the Node inside the folder that it is about to delete.
function npm() {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  const inside = (file) => file?.startsWith(path.join(root, 'node_modules'));
  if (cli?.endsWith('npm-cli.js') && node && !inside(node) && !inside(cli)) return [node, cli];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

function systemPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.filter((folder) => !folder.endsWith(path.join('node_modules', '.bin'))).join(path.delimiter);
}

async function withInstallLock(work) {
  for (let told = false; ; ) {
    try {
      writeFileSync(installLock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST')
        throw new Error(`${state} is not writable: ${error.message}\nRun this as the owner of the folder.`);
    }
    const holder = Number(readFileSync(installLock, 'utf8') || 0);
    if (!isAlive(holder)) {
      rmSync(installLock, { force: true });
      continue;
    }
    if (!told) process.stdout.write(`Waiting for process ${holder}, which is installing packages in this folder …\n`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  try {
    await work();
  } finally {
    rmSync(installLock, { force: true });
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function killGroup(running, signal) {
  try {
    process.kill(process.platform === 'win32' ? running.pid : -running.pid, signal);
  } catch {
    running.kill(signal);
  }
}

function forwardSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(signal));
  // npm killed outright takes nobody with it: without this, what it started would stay.
  if (process.env.npm_lifecycle_event === undefined) return;
  const started = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === started) return;
    clearInterval(watch);
    passOn('SIGTERM');
  }, 1000);
  watch.unref();
}

// npm runs a script through `sh`, which some shells replace by the command and some keep waiting for it.
function ancestors() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8');
    const [, name, grandparent] = /\((.*)\) \S+ (\d+)/s.exec(stat) ?? [];
    return name?.endsWith('sh') ? `${parent} ${grandparent}` : String(parent);
  } catch {
    return String(parent);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  forwardSignals();
  await prepare().catch((error) => {
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  });
}
