import type { ReactNode } from 'react';
import classes from './stat.module.css';

type StatProps = { label: string; value: ReactNode; hint?: ReactNode };

/** One figure and what it counts. */
export function Stat({ label, value, hint }: StatProps) {
  return (
    <div className={classes.stat}>
      <p className={classes.label}>{label}</p>
      <p className={classes.value}>{value}</p>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
    </div>
  );
}
