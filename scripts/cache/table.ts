import Table from 'cli-table3';
import prettyBytes from 'pretty-bytes';
import prettyMilliseconds from 'pretty-ms';

type Cell = string | number;

const noLines = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '' },
  ...{ 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
};

/** Rows under headings; columns of numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const colAligns = headings.map((_, at) =>
    rows.every((row) => typeof row[at] !== 'string' || isFigure(row[at])) ? 'right' : 'left',
  );
  const made = new Table({
    head: [...headings],
    chars: noLines,
    colAligns: colAligns as ('left' | 'right')[],
    style: { head: ['bold'], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) made.push(row.map(String));
  return `${made.toString()}\n`;
}

const isFigure = (text: string): boolean => /^[-–\d]/.test(text);

export const print = (text: string): void => void process.stdout.write(text);
export const printJson = (value: unknown): void => print(`${JSON.stringify(value, null, 2)}\n`);

export const percent = (share: number | null): string => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);
export const bytes = (count: number | null): string => (count === null ? '–' : prettyBytes(count));
export const duration = (ms: number | null): string =>
  ms === null ? '–' : prettyMilliseconds(ms, { formatSubMilliseconds: true, unitCount: 2 });
