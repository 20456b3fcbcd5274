/**
 * What a form's action hands back. All texts are keys of the `validation` message namespace, never text:
 * the action does not know the reader's language. `values` gives back what was typed, except passwords.
 */
export type FormState<F extends string = string> =
  | { status: 'idle' }
  | { status: 'saved'; message?: string }
  | {
      status: 'invalid';
      fields: Partial<Record<F, string[]>>;
      form?: string;
      values: Record<string, string>;
    };

export const idle = { status: 'idle' } as const satisfies FormState;

/** The keys of one field's errors, for `error=` of an input; empty when there are none. */
export function fieldErrors<F extends string>(state: FormState<F>, field: F): readonly string[] {
  return state.status === 'invalid' ? (state.fields[field] ?? []) : [];
}

/** What was typed last time, or `fallback` (the stored value) on a fresh form. */
export function fieldValue(state: FormState, field: string, fallback = ''): string {
  return state.status === 'invalid' ? (state.values[field] ?? fallback) : fallback;
}
