import type { Page } from '@playwright/test';
import { browserOf, makeCast, type Person, stageClub } from './cast.ts';
import { expect, test } from './fixtures.ts';

const rowOf = (page: Page, { handle }: Person) => page.getByRole('row').filter({ hasText: `@${handle}` });

test('a role is given by keyboard alone, taken again, and its controls are gone on both instances', async ({
  browser,
  instances: { a, b },
}) => {
  test.setTimeout(90_000);
  const cast = await makeCast();
  const { club } = await stageClub(cast);
  const members = `/clubs/${club.slug}/members`;
  const [admins, here, there] = await Promise.all([
    browserOf(browser, cast.admin, a),
    browserOf(browser, cast.member, a),
    browserOf(browser, cast.member, b),
  ]);
  const admin = await admins.newPage();
  const pages = [await here.newPage(), await there.newPage()];
  const row = rowOf(admin, cast.member);

  await test.step('promoted by keyboard', async () => {
    await admin.goto(members);
    await row.locator('summary').focus();
    await admin.keyboard.press('Enter');
    await admin.keyboard.press('Tab');
    await expect(row.getByLabel(`Role of ${cast.member.name}`)).toBeFocused();
    await admin.keyboard.type('Admin');
    await admin.keyboard.press('Tab');
    await expect(row.getByRole('button', { name: 'Change role' })).toBeFocused();
    await admin.keyboard.press('Enter');
    await expect(row.getByRole('status')).toHaveText('Role changed.');
    await expect(row.getByRole('cell').first()).toHaveText('Admin');
  });
  for (const page of pages) {
    await page.goto(members);
    await expect(page.getByText(/^Manage /).first()).toBeVisible();
  }
  await test.step('demoted', async () => {
    await row.getByLabel(`Role of ${cast.member.name}`).selectOption('member');
    await row.getByRole('button', { name: 'Change role' }).click();
    await expect(row.getByRole('cell').first()).toHaveText('Member');
  });
  for (const page of pages) {
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(page.getByText('You are a member')).toBeVisible();
    await page.getByRole('link', { name: 'Members', exact: true }).click();
    await expect(page.getByRole('columnheader', { name: 'Name' })).toBeVisible();
    await expect(page.getByText(/^Manage /)).toHaveCount(0);
  }
  await Promise.all([admins, here, there].map((context) => context.close()));
});

test('what was open before the demotion changes nothing any more, and says so', async ({
  browser,
  instances: { a, b },
}) => {
  const cast = await makeCast();
  const { club } = await stageClub(cast);
  const [first, second] = await Promise.all([browserOf(browser, cast.admin, a), browserOf(browser, cast.member, b)]);
  const [admin, late] = [await first.newPage(), await second.newPage()];
  const setRole = async (page: Page, person: Person, role: string) => {
    const row = rowOf(page, person);
    await row.locator('summary').click();
    await row.getByLabel(`Role of ${person.name}`).selectOption(role);
    await row.getByRole('button', { name: 'Change role' }).click();
  };
  await admin.goto(`/clubs/${club.slug}/members`);
  await setRole(admin, cast.member, 'admin');
  await expect(rowOf(admin, cast.member).getByRole('cell').first()).toHaveText('Admin');
  await late.goto(`/clubs/${club.slug}/members`);
  await expect(late.getByText(/^Manage /).first()).toBeVisible();
  await rowOf(admin, cast.member).getByLabel(`Role of ${cast.member.name}`).selectOption('member');
  await rowOf(admin, cast.member).getByRole('button', { name: 'Change role' }).click();
  await expect(rowOf(admin, cast.member).getByRole('cell').first()).toHaveText('Member');
  await setRole(late, cast.manager, 'member');
  await expect(rowOf(late, cast.manager).getByRole('alert')).toBeVisible();
  await admin.goto(`/clubs/${club.slug}/members`);
  await expect(rowOf(admin, cast.manager).getByRole('cell').first()).toHaveText('Manager');
  await Promise.all([first, second].map((context) => context.close()));
});

test.describe('without JavaScript', () => {
  test('a refusal is in sight where it was done: the only admin can’t leave, a wrong handle hands nothing over', async ({
    browser,
    instances: { a },
  }) => {
    const cast = await makeCast();
    const { club } = await stageClub(cast);
    const signedIn = await browserOf(browser, cast.admin, a);
    const context = await browser.newContext({
      ...{ baseURL: a, locale: 'en-GB', javaScriptEnabled: false },
      storageState: await signedIn.storageState(),
    });
    const page = await context.newPage();
    await page.goto(`/clubs/${club.slug}/members`);
    await page.getByText('I want to leave').click();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(page.getByText('A club needs an admin.')).toBeVisible();

    await page.goto(`/clubs/${club.slug}/members`);
    const row = rowOf(page, cast.member);
    await row.locator('summary').click();
    await row.getByLabel(/^Type the handle/).fill('somebody-else');
    await row.getByRole('button', { name: 'Hand the club over' }).click();
    await expect(rowOf(page, cast.member).getByLabel(/^Type the handle/)).toBeVisible();
    await expect(rowOf(page, cast.member).getByLabel(/^Type the handle/)).toHaveAttribute('aria-invalid', 'true');
    await expect(rowOf(page, cast.member).getByRole('cell').first()).toHaveText('Member');
    await Promise.all([signedIn, context].map((one) => one.close()));
  });
});
