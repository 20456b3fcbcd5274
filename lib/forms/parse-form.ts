import type { z } from 'zod';
import type { FormState } from './form-state.ts';
import { typedValues } from './typed-values.ts';

export type Invalid<F extends string = string> = Extract<FormState<F>, { status: 'invalid' }>;
export type Parsed<T, F extends string> = { ok: true; data: T } | { ok: false; error: Invalid<F> };

/**
 * Reads a form by a zod object schema. Issues' messages are keys of the `validation` namespace; an issue without a
 * message of its own becomes `invalid`. A field given several times is read as its last value, unless listed in `many`.
 */
export function parseForm<S extends z.ZodObject>(
  schema: S,
  form: FormData,
  many: readonly string[] = [],
): Parsed<z.output<S>, string & keyof z.output<S>> {
  type Field = string & keyof z.output<S>;
  const raw: Record<string, unknown> = {};
  for (const name of Object.keys(schema.shape)) {
    const given = form.getAll(name).filter((value) => typeof value === 'string');
    if (many.includes(name)) raw[name] = given;
    else if (given.length > 0) raw[name] = given.at(-1);
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { ok: true, data: parsed.data };

  const fields: Partial<Record<string, string[]>> = {};
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!(field in schema.shape)) continue;
    const key = /^[a-z][A-Za-z]*$/.test(issue.message) ? issue.message : 'invalid';
    fields[field] = [...new Set([...(fields[field] ?? []), key])];
  }
  return {
    ok: false,
    error: { status: 'invalid', fields: fields as Invalid<Field>['fields'], values: typedValues(form) },
  };
}

/** An expected failure, shown next to one field. */
export function fieldError<F extends string>(form: FormData, field: F, key: string): Invalid<F> {
  const fields: Partial<Record<F, string[]>> = {};
  fields[field] = [key];
  return { status: 'invalid', fields, values: typedValues(form) };
}

/** An expected failure of the form as a whole. */
export function formError(form: FormData, key: string): Invalid<never> {
  return { status: 'invalid', fields: {}, form: key, values: typedValues(form) };
}
