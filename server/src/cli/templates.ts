/** `designdoc new` and `designdoc pattern`: what they print lies ready in the folder of templates. */
import { access, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FamilyId } from '../patterns/families/family.ts';
import { PATTERNS, patternOf } from '../patterns/index.ts';
import { fileName } from '../patterns/page.ts';
import { UNNAMED } from '../patterns/templates/templates.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Io, Status } from './io.ts';
import type { Writer } from './write-file.ts';

export interface OutputOption {
  readonly output?: string;
}

export interface NewOptions extends OutputOption {
  readonly family: FamilyId;
  readonly short?: true;
}

/** Where the templates lie, and where what is made of them goes. */
export interface TemplateSurroundings {
  readonly templates: string;
  readonly io: Io;
  readonly writer: Writer;
}

/** Prints a template of a design called `name`. */
export async function newDesign(kind: 'hld' | 'lld', name: string, options: NewOptions, surroundings: TemplateSurroundings): Promise<Status> {
  const template = await readFile(join(surroundings.templates, `${kind}-${options.family}-${options.short ? 'short' : 'long'}.md`), 'utf8');
  return put(
    template.replace(UNNAMED, () => name.replaceAll(/\s+/g, ' ').trim() || UNNAMED),
    options,
    surroundings,
  );
}

/** Prints the section of the pattern with this number, id or name. */
export async function patternSection(key: string, options: OutputOption, surroundings: TemplateSurroundings): Promise<Status> {
  const pattern = patternOf(key);
  if (pattern) return put(await readFile(join(surroundings.templates, `pattern-${fileName(pattern)}.md`), 'utf8'), options, surroundings);
  const meant = didYouMean(
    key,
    PATTERNS.map(({ id }) => id),
  );
  surroundings.io.complain(`No pattern is called “${key}”.${meant} There are: ${PATTERNS.map(({ number, id }) => `${number} ${id}`).join(', ')}.`);
  return 2;
}

/** To the standard output, or to a file that is not there yet: a design that somebody has begun is not written over. */
async function put(text: string, { output }: OutputOption, { io, writer }: TemplateSurroundings): Promise<Status> {
  if (output === undefined) {
    io.out(text);
    return 0;
  }
  const path = resolve(io.folder, output);
  if (await exists(path)) {
    io.complain(`${output} is there already and was left as it is.`);
    return 2;
  }
  try {
    await writer.write(path, Buffer.from(text));
    return 0;
  } catch (error) {
    io.complain(`${output} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
