import { globBase, globTest, isCheap, isGlob } from '../service/globs.ts';
import { relativeTo } from '../service/paths.ts';
import { absolute, reason, type Session } from './session.ts';

/** The files that paths and globs name, in the order they are named, without those `seen` before. What is not there is a failure. */
export async function* findInputs(named: readonly string[], session: Session, seen = new Set<string>()): AsyncGenerator<string> {
  for (const name of named) {
    for await (const path of filesOf(name.replaceAll('\\', '/'), session)) {
      if (!seen.has(path)) yield path;
      seen.add(path);
    }
  }
}

async function* filesOf(name: string, session: Session): AsyncGenerator<string> {
  const { io, reader, service, host, fail } = session;
  const path = absolute(io, name);
  const unreadable = (folder: string, why: string): void => fail(`${folder} cannot be read: ${why}`);
  try {
    const kind = await reader.kind(path);
    // A file that is named outright is read though git ignores it.
    if (kind === 'file') yield path;
    else if (kind === 'folder') yield* service.files(path, host, unreadable);
    else if (isGlob(name)) yield* matches(name, session, unreadable);
    else fail(`${name}: there is no such file or folder`);
  } catch (error) {
    fail(`${name} cannot be read: ${reason(error)}`);
  }
}

async function* matches(
  glob: string,
  { io, service, host, fail }: Session,
  unreadable: (folder: string, why: string) => void,
): AsyncGenerator<string> {
  if (!isCheap(glob)) return fail(`${glob}: this glob has too many wildcards`);
  const base = absolute(io, globBase(glob));
  const test = globTest(glob.slice(globBase(glob).length).replace(/^\//, ''));
  let found = false;
  for await (const path of service.files(base, host, unreadable)) {
    const relative = relativeTo(base, path);
    if (relative === undefined || !test(relative)) continue;
    found = true;
    yield path;
  }
  if (!found) fail(`${glob}: no file matches`);
}
