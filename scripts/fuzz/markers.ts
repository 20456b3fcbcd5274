/**
 * How a version is written into a row so that it is found again in whatever shows the row: `fz7v12x` is version 12 of
 * driver 7's name, `fh7v3x` the handle that is version 3 of who driver 7 is.
 */
export const nameMarker = (driver: number, version: number): string => `fz${driver}v${version}x`;
export const handleMarker = (driver: number, version: number): string => `fh${driver}v${version}x`;

/** The oldest version of a driver's name in a text: each part of a page must be new enough. */
export const nameVersion = (driver: number, text: string): number | null => oldest(text, `fz${driver}v`);
export const handleVersion = (driver: number, text: string): number | null => oldest(text, `fh${driver}v`);

function oldest(text: string, before: string): number | null {
  let found: number | null = null;
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const version = Number.parseInt(text.slice(at + before.length, at + before.length + 12), 10);
    if (found === null || version < found) found = version;
  }
  return found;
}
