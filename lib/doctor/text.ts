import { type Finding, type Level, worstOf } from './finding.ts';

type Paint = (level: Level, text: string) => string;
const plain: Paint = (_, text) => text;
const margin = '         ';

/** A finding in some lines, as a console shows it. */
export function findingText({ id, level, about, seen, why, mend }: Finding, paint: Paint = plain): string {
  const head = `${paint(level, level.padEnd(margin.length - 1))} ${id}${about ? ` · ${about}` : ''}`;
  if (level === 'ok') return `${head}: ${seen}`;
  return [head, `${margin}${seen}`, `${margin}${why}`, ...(mend ? [`${margin}→ ${mend}`] : [])].join('\n');
}

/** The same in one line, for those who asked for something else. */
export function findingLine({ id, about, seen, mend }: Finding): string {
  return `${id}${about ? ` · ${about}` : ''}: ${seen}${mend ? ` → ${mend}` : ''}`;
}

/** What a site that is not started prints. */
export function refusalText(refused: readonly Finding[]): string {
  return [
    'SimLane does not start: this setup is unsafe.',
    ...refused.map((finding) => findingText(finding)),
    'Mend it and start again (docs/operations/doctor.md). SIMLANE_ACCEPT_UNSAFE=1 starts all the same.',
    '',
  ].join('\n');
}

const verdicts: Readonly<Record<Level, string>> = {
  ok: 'All is well.',
  advice: 'All is well; there is some advice.',
  warning: 'It works, but not as it should.',
  refuse: 'This setup is unsafe: a production site does not start with it.',
};

export function verdictText(findings: readonly Finding[]): string {
  return verdicts[worstOf(findings)];
}
