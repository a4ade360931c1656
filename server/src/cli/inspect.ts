import { inspectDesign } from '../service/inspect.ts';
import { findInputs } from './inputs.ts';
import type { Io, Status } from './io.ts';
import { canUse, openSession, reason, type SharedOptions, shown } from './session.ts';

/** Prints the design model of one file as JSON; of several, one object a line. */
export async function inspect(named: readonly string[], options: SharedOptions, io: Io): Promise<Status> {
  const session = await openSession(io, options);
  const paths: string[] = [];
  for await (const path of findInputs(named, session)) paths.push(path);
  for (const path of paths) {
    try {
      const analysis = await session.service.analyseFile(path, session.host);
      if (!analysis) throw new Error('it is gone');
      if (!canUse(analysis.config, session)) continue;
      const inspected = inspectDesign(analysis.design, analysis.lines, shown(io, path));
      io.out(`${JSON.stringify(inspected, undefined, paths.length === 1 ? 2 : undefined)}\n`);
    } catch (error) {
      session.fail(`${shown(io, path)} cannot be read: ${reason(error)}`);
    }
  }
  return session.failed ? 2 : 0;
}
