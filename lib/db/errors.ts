export type Violation = { kind: 'unique' | 'exclusion' | 'check' | 'foreign-key' | 'not-null'; constraint: string };

const kinds: Readonly<Record<string, Violation['kind']>> = {
  '23502': 'not-null',
  '23503': 'foreign-key',
  '23505': 'unique',
  '23514': 'check',
  '23P01': 'exclusion',
};

/** The constraint an error of Postgres is about; null for any other error. `constraint` is empty where Postgres names none. */
export function violation(error: unknown): Violation | null {
  const cause = postgresError(error);
  const kind = cause && kinds[cause.code];
  return kind ? { kind, constraint: cause.constraint } : null;
}

/** The name of the unique constraint or index that refused a row, or null. */
export function uniqueViolation(error: unknown): string | null {
  const found = violation(error);
  return found?.kind === 'unique' ? found.constraint : null;
}

/** Lost against a concurrent transaction: the same work may succeed when it is done again. */
export function isRetryable(error: unknown): boolean {
  const code = postgresError(error)?.code;
  return code === '40001' || code === '40P01';
}

function postgresError(error: unknown): { code: string; constraint: string } | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint_name: constraint } = cause as { code?: unknown; constraint_name?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) {
      return { code, constraint: typeof constraint === 'string' ? constraint : '' };
    }
  }
  return null;
}
