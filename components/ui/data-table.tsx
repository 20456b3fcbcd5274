import { TableScrollContainer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

export type Column = {
  key: string;
  header: string;
  /** Right-aligned, in figures of one width. */
  numeric?: boolean;
  /** Names the row for screen readers. */
  rowHeader?: boolean;
};
export type Row = { key: string; cells: Readonly<Record<string, ReactNode>> };
type DataTableProps = {
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** Pixels below which the table scrolls sideways instead of shrinking. */
  minWidth?: number;
};

/** A plain table; the caption is for screen readers, since a heading or the page's title stands above it. */
export function DataTable({ caption, columns, rows, minWidth = 560 }: DataTableProps) {
  return (
    <TableScrollContainer
      minWidth={minWidth}
      type="native"
      className={classes.scroll}
      tabIndex={0}
      role="region"
      aria-label={caption}
    >
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, header, numeric }) => (
              <th key={key} scope="col" data-numeric={numeric || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {row.cells[column.key]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScrollContainer>
  );
}

function Cell({ column, children }: { column: Column; children: ReactNode }) {
  const numeric = column.numeric || undefined;
  return column.rowHeader ? (
    <th scope="row" data-numeric={numeric}>
      {children}
    </th>
  ) : (
    <td data-numeric={numeric}>{children}</td>
  );
}
