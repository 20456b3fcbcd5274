'use client';

import { type FormEvent, useActionState, useEffect, useRef, useState, useTransition } from 'react';
import { type FormState, idle } from './form-state.ts';
import { typedValues } from './typed-values.ts';

type ServerAction<F extends string> = (previous: FormState<F>, form: FormData) => Promise<FormState<F>>;

/**
 * A form over a server action. Before hydration and without JavaScript the browser posts it to the action itself; after
 * that it is sent from here, so that what was typed outlives whatever goes wrong: React would reset the form, and an
 * action of an earlier build or a dead network would replace it by an error page. Focus goes to the first wrong field.
 * `clearSecrets`: empty the password fields once it is saved.
 */
export function useFormAction<F extends string>(serverAction: ServerAction<F>, o: { clearSecrets?: boolean } = {}) {
  const [posted, formAction] = useActionState<FormState<F>, FormData>(serverAction, idle as FormState<F>);
  const [answered, setAnswered] = useState<FormState<F> | null>(null);
  const [pending, startTransition] = useTransition();
  const ref = useRef<HTMLFormElement>(null);
  const state = answered ?? posted;

  useEffect(() => {
    if (state.status === 'invalid') {
      ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    } else if (state.status === 'saved' && o.clearSecrets) {
      for (const input of ref.current?.querySelectorAll<HTMLInputElement>('input') ?? []) {
        if (/password/i.test(input.name)) input.value = '';
      }
    }
  }, [state, o.clearSecrets]);

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (pending) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(async () => {
      const next = await send(serverAction, state, form);
      startTransition(() => setAnswered(next));
    });
  }

  return { state, pending, form: { ref, action: formAction, onSubmit } };
}

async function send<F extends string>(
  serverAction: ServerAction<F>,
  state: FormState<F>,
  form: FormData,
): Promise<FormState<F>> {
  try {
    return await serverAction(state, form);
  } catch (error) {
    // Next's own signals (a redirect, a 404) are thrown through the form, to be acted on above it.
    if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')) throw error;
    const outdated = error instanceof Error && error.name === 'UnrecognizedActionError';
    return {
      status: 'invalid',
      fields: {},
      form: outdated ? 'outdated' : 'unreachable',
      values: typedValues(form),
    };
  }
}
