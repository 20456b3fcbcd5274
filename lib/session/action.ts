import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { env } from '../env/index.ts';
import { type FormState, formError } from '../forms/index.ts';
import { log } from '../log/index.ts';
import { type RateLimit, takeAttempt } from '../rate-limit/index.ts';
import { clientAddress } from './client-address.ts';
import { getViewer } from './get-viewer.ts';
import { isSameOrigin } from './same-origin.ts';
import type { Viewer } from './viewer.ts';

export type ActionContext<F extends string> = {
  viewer: Viewer;
  form: FormData;
  previous: FormState<F>;
  address: string;
};
type ActionOptions = {
  /** Attempts allowed to one account, over all its sessions. */
  limit?: RateLimit;
};

/**
 * Makes a server action for `useActionState` out of a handler for somebody signed in. Refuses requests from elsewhere,
 * counts attempts, and turns what went wrong into a form state that keeps what was typed: signed out meanwhile
 * (`signedOut`), too many attempts (`tooMany`), an unexpected error (`unexpected`, logged here and only here).
 */
export function action<F extends string>(
  name: string,
  handler: (context: ActionContext<F>) => Promise<FormState<F>>,
  options: ActionOptions = {},
): (previous: FormState<F>, form: FormData) => Promise<FormState<F>> {
  return async (previous, given) => {
    // Arguments of a server action come from the network: anything may stand here.
    const form = given instanceof FormData ? given : new FormData();
    try {
      const head = await headers();
      if (!isSameOrigin(head, env().siteUrl)) return formError(form, 'otherOrigin');
      const viewer = await getViewer();
      if (!viewer) return formError(form, 'signedOut');
      if (options.limit) {
        const attempt = await takeAttempt(options.limit, viewer.userId);
        if (!attempt.ok) return formError(form, 'tooMany');
      }
      return await handler({ viewer, form, previous, address: clientAddress(head, env().trustedProxies) });
    } catch (error) {
      unstable_rethrow(error);
      log.error({ err: error, action: name }, 'action failed');
      return formError(form, 'unexpected');
    }
  };
}
