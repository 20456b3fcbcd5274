type Cell = string | number;

export function markdownTable(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  return lines.join('\n');
}

/** −95 %, 97.3 %. */
export function percent(share: number | null): string {
  if (share === null || Number.isNaN(share)) return '–';
  return `${(share * 100).toFixed(1).replace('-', '−')} %`;
}
