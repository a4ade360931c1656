import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { createColors } from 'picocolors';
import { readFile } from 'node:fs/promises';
import { decodeText } from '../service/disk-reader.ts';
import { fileLimit } from '../service/limits.ts';
import { findInputs } from './inputs.ts';
import type { Io, Status } from './io.ts';
import { canUse, decode, openSession, reason, type Session, type SharedOptions, shown } from './session.ts';
import { add, emptySummary, phrases, plural, type Summary } from './summary.ts';
import type { Writer } from './write-file.ts';

export interface FixCommandOptions extends SharedOptions {
  readonly unsafe?: boolean;
  readonly dryRun?: boolean;
}

/** A file whose text fixes change. */
interface Mended {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly bytes: Buffer;
  readonly fixed: number;
}

/** Applies fixes to what is named, or prints what they would change. */
export async function fix(named: readonly string[], options: FixCommandOptions, io: Io, writer: Writer): Promise<Status> {
  const session = await openSession(io, options);
  let left = emptySummary;
  let fixed = 0;
  let files = 0;
  for await (const path of findInputs(named, session)) {
    try {
      const mended = await mend(path, options, session);
      if (mended && mended.fixed > 0 && (await put(mended, options, session, writer))) {
        fixed += mended.fixed;
        files++;
      }
      if (mended) left = add(left, (await session.service.analyse({ path, text: mended.after }, session.host)).report.findings);
    } catch (error) {
      session.fail(`${shown(io, path)} cannot be fixed: ${reason(error)}`);
    }
  }
  if (!options.dryRun) io.out(summaryOf(fixed, files, left));
  return session.failed ? 2 : left.counts.error > 0 ? 1 : 0;
}

/** The file's text before and after its fixes; undefined where it is not to be touched. */
async function mend(path: string, { unsafe = false }: FixCommandOptions, session: Session): Promise<Mended | undefined> {
  const { service, host } = session;
  const bytes = await readFile(path);
  const { text, refused } = decodeText(bytes, decode);
  if (refused || bytes.length > fileLimit) return undefined;
  const config = await service.configOf(path, host);
  if (!canUse(config, session) || config.ignores(path)) return undefined;
  const { text: after, fixed } = await service.fix({ path, text }, host, { unsafe });
  return { path, before: text, after, bytes, fixed };
}

/** Writes the file, or prints the change; false where the file changed meanwhile and is left alone. */
async function put(
  { path, before, after, bytes, fixed }: Mended,
  { dryRun }: FixCommandOptions,
  { io, fail }: Session,
  writer: Writer,
): Promise<boolean> {
  const name = shown(io, path);
  if (dryRun) {
    io.out(colored(createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { headerOptions: FILE_HEADERS_ONLY }), io));
    return true;
  }
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(0, 3) : Buffer.alloc(0);
  const written = await writer.write(path, Buffer.concat([mark, Buffer.from(after)]), bytes);
  if (written) io.out(`${name}: ${plural(fixed, 'fix', 'fixes')}\n`);
  else fail(`${name} changed while it was read and is left alone`);
  return written;
}

/** A diff with its lines in the usual colours. */
function colored(patch: string, { color }: Io): string {
  const { bold, red, green, cyan } = createColors(color);
  const paint = (line: string): string => {
    if (/^(?:---|\+\+\+) /.test(line)) return bold(line);
    return line.startsWith('-') ? red(line) : line.startsWith('+') ? green(line) : line.startsWith('@@') ? cyan(line) : line;
  };
  return patch.split('\n').map(paint).join('\n');
}

function summaryOf(fixed: number, files: number, { counts }: Summary): string {
  const done = fixed === 0 ? 'Nothing to fix' : `${plural(fixed, 'fix', 'fixes')} in ${plural(files, 'file')}`;
  const left = phrases(counts);
  return `${done}; ${left.length === 0 ? 'no findings are left' : `${left.join(', ')} left`}.\n`;
}
