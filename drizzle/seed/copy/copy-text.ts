/** What a column's text may be in a line of COPY: null, or text as Postgres reads it for that column's type. */
export type Field = string | null;

const special = /[\\\t\n\r\0]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One line of COPY's text format, with its end. Throws on a NUL, which no text of Postgres can hold. */
export function copyLine(fields: readonly Field[]): string {
  return `${fields.map(escaped).join('\t')}\n`;
}

function escaped(field: Field): string {
  if (field === null) return '\\N';
  if (!special.test(field)) return field;
  if (field.includes('\0')) throw new Error(`A text with a NUL can't be stored: ${JSON.stringify(field)}`);
  return field.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}
