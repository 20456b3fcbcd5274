/** A failure with a remedy: both are printed, the stack is not. */
export class Failure extends Error {
  readonly mend: string;

  constructor(what: string, mend: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'Failure';
    this.mend = mend;
  }
}

export function report(error: unknown): string {
  if (error instanceof Failure) return `${error.message}\n→ ${error.mend}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
