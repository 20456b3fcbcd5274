const secret = /password|token|secret/i;
const longestValue = 2_000;

/** What was typed, to be shown again. Passwords never travel back; React's own `$ACTION_…` fields and files are left out. */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$') || secret.test(name)) continue;
    values[name] = value.slice(0, longestValue);
  }
  return values;
}
