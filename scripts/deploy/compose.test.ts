import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { envSchema } from '../../lib/env/schema.ts';
import { root } from '../project.ts';

type Service = {
  image?: string;
  command?: string;
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
};
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const compose = parse(read('compose.yaml'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const example = new Map(
  [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
);
const ofApp = ['migrate', 'app-a', 'app-b', 'worker'];

/** As compose fills it in, with every variable given. */
const filled = (text: string) =>
  text.replace(/\$\{(\w+)(?::[-?][^}]*)?\}/g, (_, name: string) => example.get(name) || `a${'0'.repeat(40)}`);

test.each(ofApp)('the settings of %s are those that the site reads, and it accepts them', (name) => {
  const given = compose.services[name]?.environment ?? {};
  expect(Object.keys(given).filter((variable) => !(variable in envSchema.shape))).toEqual([]);
  const values = Object.fromEntries(Object.entries(given).map(([variable, text]) => [variable, filled(text)]));
  // What is optional is left out of .env, and comes as an empty text.
  const parsed = envSchema.safeParse({ ...values, SMTP_URL: '', MAIL_FROM: '', SIMLANE_SECRET_PREVIOUS: '' });
  expect(parsed.error?.issues ?? []).toEqual([]);
  expect(parsed.data).toMatchObject({
    TRUSTED_PROXIES: 1,
    DATABASE_URL: expect.any(String),
    REDIS_URL: expect.any(String),
  });
});

test('every variable that must be set is in .env.example', () => {
  const asked = [...read('compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.filter((name) => !example.has(name))).toEqual([]);
});

test('no web server is told who may list keys', () => {
  for (const name of ['app-a', 'app-b', 'migrate'])
    expect(Object.keys(compose.services[name]?.environment ?? {})).not.toContain('REDIS_MAINTENANCE_URL');
  expect(compose.services.worker?.environment).toHaveProperty('REDIS_MAINTENANCE_URL');
});

test('what services wait for, mount and run is there', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    expect(
      Object.keys(service.depends_on ?? {}).filter((other) => !compose.services[other]),
      name,
    ).toEqual([]);
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      const isThere = source.startsWith('.') ? existsSync(path.join(root, source)) : source in compose.volumes;
      expect(isThere, volume).toBe(true);
    }
    const [, script] = /^node (\S+)/.exec(service.command ?? '') ?? [];
    if (script) expect(existsSync(path.join(root, script)), script).toBe(true);
  }
});

test('nginx is told all that its template asks for', () => {
  const asked = new Set(
    [...read('scripts/deploy/nginx.conf.template').matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name),
  );
  expect([...asked].sort()).toEqual(Object.keys(compose.services.nginx?.environment ?? {}).sort());
});

test('the image leaves nothing out that it builds or runs', () => {
  const ignored = read('.dockerignore').split('\n').filter(Boolean);
  const needed = [
    'app',
    'components',
    'drizzle',
    'lib',
    'public',
    'scripts',
    'next.config.mjs',
    'package-lock.json',
    'tsconfig.json',
  ];
  expect(needed.filter((name) => !existsSync(path.join(root, name)) || ignored.includes(name))).toEqual([]);
  const [, major] = /^FROM node:(\d+)/m.exec(read('Dockerfile')) ?? [];
  expect(JSON.parse(read('package.json')).devDependencies.node.split('.')[0]).toBe(major);
});
