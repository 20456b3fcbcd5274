import { defineConfig } from '@playwright/test';

/** Run by `npm test`, which names the instances and the browser. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: process.env.INSTANCE_A ?? 'http://127.0.0.1:3000',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.BROWSER_BINARY ? { executablePath: process.env.BROWSER_BINARY } : {}),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-gpu',
      ],
    },
  },
});
