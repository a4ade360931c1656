import picomatch from 'picomatch';

/** Whether a path, relative to where the glob counts from, is meant. */
export type PathTest = (relativePath: string) => boolean;

/**
 * Whether matching stays cheap on any path: a glob becomes a regular expression, and one with many wildcards in a row of
 * characters can take for ever on a name made for it.
 */
export function isCheap(glob: string): boolean {
  const segments = glob.split('/');
  const wildcards = (text: string): number => text.match(/\*+/g)?.length ?? 0;
  return (
    glob.length <= 1024 && segments.filter((segment) => segment.includes('**')).length <= 4 && segments.every((segment) => wildcards(segment) <= 3)
  );
}

/** The test for one glob. `docs/archive` means all below it too; one without a slash (`./a.md` has one) means that name in any folder. */
export function globTest(glob: string): PathTest {
  const cleaned = glob.replace(/^\.\//, '').replace(/\/+$/, '');
  const isName = !glob.startsWith('./') && !cleaned.includes('/');
  const options = { dot: true, noextglob: true, basename: isName, posixSlashes: false };
  const self = picomatch(cleaned, options);
  const below = picomatch(isName ? `**/${cleaned}/**` : `${cleaned}/**`, { ...options, basename: false });
  return (path) => self(path) || below(path);
}

/** The glob that means one path and no other. */
export function globOf(path: string): string {
  const literal = path.replaceAll(/[\\*?[\]{}()!+@|^$]/g, '\\$&');
  return literal.includes('/') ? literal : `./${literal}`;
}

/** Whether the text is a glob and not just a path. */
export const isGlob = (text: string): boolean => picomatch.scan(text).isGlob;

/** The folder in front of a glob's first wildcard: `docs/**` starts at `docs`. */
export const globBase = (glob: string): string => picomatch.scan(glob).base;
