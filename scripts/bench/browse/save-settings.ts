import { Browser, formOf, mainText, type Request } from '../outage/browser.ts';

const path = '/settings/account';
let saved = 0;

/**
 * Gives oneself another name by the site's own form, as a browser without JavaScript does, and looks whether one's next
 * page has it. Returns every request it took, and what went wrong.
 */
export async function saveSettings(
  origin: () => string,
  cookies: Readonly<Record<string, string>>,
): Promise<{ requests: number; error: string | null }> {
  const requests: Request[] = [];
  const browser = new Browser((request) => void requests.push(request), cookies);
  const error = await save(browser, origin);
  const failed = requests.find(({ failure }) => failure !== undefined);
  return { requests: requests.length, error: failed ? `save: ${failed.path}: ${failed.failure}` : error };
}

async function save(browser: Browser, origin: () => string): Promise<string | null> {
  saved += 1;
  const name = `Racer ${process.pid}-${saved}`;
  const form = formOf((await browser.get(origin(), path, 'edit')).html, { name: null, handle: null });
  if (!form) return 'save: the settings have no form';
  form.set('name', name);
  const answer = await browser.post(origin(), path, form);
  if (!mainText(answer.html).includes('Your changes are saved.')) return `save: not confirmed (${answer.status})`;
  const next = await browser.get(origin(), '/dashboard', 'edit');
  return next.html.includes(name) ? null : 'save: its writer does not see it';
}
