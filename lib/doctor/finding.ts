/** From harmless to unsafe. `refuse`: a production site does not start with it. */
export const levels = ['ok', 'advice', 'warning', 'refuse'] as const;
export type Level = (typeof levels)[number];

export type Finding = {
  /** The check that found it, such as `redis.policy`. */
  readonly id: string;
  readonly level: Level;
  /** Which server, layer or table; null where there is only one. */
  readonly about: string | null;
  readonly seen: string;
  readonly why: string;
  /** A command or a setting; null where there is nothing to mend. */
  readonly mend: string | null;
};

export function isAtLeast(level: Level, floor: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(floor);
}

/** The worst level among findings; `ok` of none. */
export function worstOf(findings: readonly Finding[]): Level {
  return findings.reduce<Level>((worst, { level }) => (isAtLeast(level, worst) ? level : worst), 'ok');
}

export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
}
