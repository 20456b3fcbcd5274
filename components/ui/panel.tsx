import type { ReactNode } from 'react';
import classes from './panel.module.css';

type PanelProps = {
  title: string;
  description?: ReactNode;
  /** Beside the title: a link to more, a count. */
  aside?: ReactNode;
  id?: string;
  children: ReactNode;
};

/** A titled section of a page. */
export function Panel({ title, description, aside, id, children }: PanelProps) {
  return (
    <section className={classes.panel} id={id}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {aside ? <div className={classes.aside}>{aside}</div> : null}
      </div>
      <div className={classes.body}>
        {description ? <p className={classes.description}>{description}</p> : null}
        {children}
      </div>
    </section>
  );
}
