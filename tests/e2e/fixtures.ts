import { test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

export type Account = 'admin' | 'manager' | 'member';

type Fixtures = {
  /** Two instances of the app on one Postgres and one Redis; `page` is on the first. */
  instances: { a: string; b: string };
  /** Signs a page in as one of the demo's accounts, as its reader would. */
  login: (page: Page, account: Account, instance?: string) => Promise<void>;
  /** Whatever a page throws or logs as an error fails the test. */
  noErrors: undefined;
};

/** The browser's own line for every answer that is not 2xx; which ones are expected is each test's business. */
const failedResource = 'Failed to load resource';

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its pattern.
  instances: async ({}, use) => {
    const { INSTANCE_A: a, INSTANCE_B: b } = process.env;
    if (!a || !b) throw new Error('These tests are run by `npm test`, which starts the app first.');
    await use({ a, b });
  },
  login: async ({ instances }, use) => {
    await use(async (page, account, instance = instances.a) => {
      await page.goto(`${instance}/login`);
      await page.locator('main input[name="login"], main input[name="identifier"]').first().fill(account);
      await page.locator('main input[type="password"]').fill(process.env.DEMO_PASSWORD ?? '');
      await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    });
  },
  noErrors: [
    async ({ context }, use) => {
      const problems: string[] = [];
      context.on('weberror', (error) => problems.push(error.error().message));
      context.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith(failedResource)) problems.push(message.text());
      });
      await use(undefined);
      if (problems.length > 0) throw new Error(`The page had errors:\n${problems.join('\n')}`);
    },
    { auto: true },
  ],
});
