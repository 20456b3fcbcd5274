import { Browser, type Request } from './browser.ts';
import { type Edit, edit, editKindsOf } from './edits.ts';
import type { Person } from './people.ts';

export type Crowd = {
  /** Instances that cache, and what is promised of them. */
  origins: readonly string[];
  /** Instances with all layers but sessions off: a share of the page views goes to them at the same time. */
  control: readonly string[];
  visitors: number;
  people: readonly Person[];
  paths: readonly string[];
};
export type Traffic = {
  requests: Request[];
  edits: Edit[];
  /** Answers in which somebody who had signed in was a stranger. */
  signedOut: string[];
};
export type Load = { traffic: Traffic; stop: () => Promise<void> };

/** Between two requests of one user, so that the machine is loaded and not saturated. */
const thinkMs = { least: 500, most: 2_000 };
const controlShare = 0.5;
export const ownPaths = [
  '/dashboard',
  '/notifications',
  '/settings/security',
  '/settings/privacy',
  '/profiles',
  '/clubs',
];
/** Of what somebody signed in does. */
const editShare = 0.25;

/** Users who each wait, do something and wait again, on any of the instances, until they are stopped. */
export function startLoad({ origins, control, visitors, people, paths }: Crowd): Load {
  const traffic: Traffic = { requests: [], edits: [], signedOut: [] };
  const ending = new AbortController();
  const onRequest = (request: Request) => void traffic.requests.push(request);
  // Edits as well: both sides have the same work.
  const anySide = () => (Math.random() < controlShare ? control : origins);
  const anyOfAll = () => oneOf(anySide());
  const users = [
    ...Array.from({ length: visitors }, () => {
      const browser = new Browser(onRequest);
      return async () => void (await browser.get(anyOfAll(), oneOf(paths)));
    }),
    ...people.map((person) => {
      const browser = new Browser(onRequest, person.cookies);
      return async () => {
        if (Math.random() < editShare) {
          const side = anySide();
          traffic.edits.push(await edit(browser, person, oneOf(editKindsOf(person)), () => oneOf(side)));
          return;
        }
        const path = Math.random() < 0.5 ? oneOf(ownPaths) : oneOf(paths);
        const page = await browser.get(anyOfAll(), path);
        if (page.status === 200 && !page.html.includes('action="/logout"')) traffic.signedOut.push(page.path);
      };
    }),
  ];
  const running = Promise.all(users.map((act) => live(act, ending.signal)));
  return {
    traffic,
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function live(act: () => Promise<void>, ending: AbortSignal): Promise<void> {
  await pause(Math.random() * thinkMs.most, ending);
  while (!ending.aborted) {
    await act();
    await pause(thinkMs.least + Math.random() * (thinkMs.most - thinkMs.least), ending);
  }
}

function pause(ms: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      ending.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    if (ending.aborted) end();
    else ending.addEventListener('abort', end);
  });
}

function oneOf<T>(values: readonly T[]): T {
  return values[Math.floor(Math.random() * values.length)] as T;
}
