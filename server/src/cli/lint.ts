import type { Analysis } from '../service/analysis.ts';
import type { CheckedFile } from '../service/config.ts';
import { decodeText } from '../service/disk-reader.ts';
import { findInputs } from './inputs.ts';
import type { Io, Status } from './io.ts';
import { jsonReporter } from './reporters/json.ts';
import { prettyReporter } from './reporters/pretty.ts';
import type { Reporter, Style } from './reporters/reporter.ts';
import { absolute, canUse, decode, openSession, reason, type Session, type SharedOptions, shown } from './session.ts';
import { add, emptySummary } from './summary.ts';
import type { Writer } from './write-file.ts';

export const formats = ['pretty', 'json'] as const;

export interface LintOptions extends SharedOptions {
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly hints?: boolean;
  readonly stdinFilename?: string;
}

const reporters: Readonly<Record<LintOptions['format'], (style: Style) => Reporter>> = { pretty: prettyReporter, json: jsonReporter };

/** Lints what is named and prints what is found. */
export async function lint(named: readonly string[], options: LintOptions, io: Io, writer: Writer): Promise<Status> {
  const session = await openSession(io, options);
  const style = {
    ...(options.output === undefined ? terminalOf(io) : { color: false }),
    hints: options.hints ?? false,
    shown: (path: string) => shown(io, path),
  };
  const reporter = reporters[options.format](style);
  const kept: string[] = [];
  const print = options.output === undefined ? io.out : (text: string): unknown => kept.push(text);

  let shownSummary = emptySummary;
  let summary = emptySummary;
  for await (const file of checked(named, options, session)) {
    const findings = file.report.findings.filter(({ severity }) => severity === 'error' || !options.quiet);
    print(reporter.file({ ...file, report: { ...file.report, findings } }));
    shownSummary = add(shownSummary, findings);
    summary = add(summary, file.report.findings);
  }
  print(reporter.end(shownSummary));
  if (options.output !== undefined) await writeOutput(options.output, kept.join(''), session, writer);

  const tooMany = summary.counts.warning > (options.maxWarnings ?? Infinity);
  if (tooMany && !session.failed)
    io.complain(`${summary.counts.warning} warnings are more than the ${options.maxWarnings} allowed by --max-warnings`);
  return session.failed ? 2 : summary.counts.error > 0 || tooMany ? 1 : 0;
}

const terminalOf = ({ color, width }: Io): Pick<Style, 'color' | 'width'> => ({ color, ...(width !== undefined && { width }) });

/** The documents named, each preceded by those configs that it is the first to have, where they have mistakes. */
async function* checked(named: readonly string[], options: LintOptions, session: Session): AsyncGenerator<CheckedFile> {
  const configs = new Set<string>();
  for await (const analysis of analyses(named, options, session)) {
    const { config } = analysis;
    // Findings without what the config says would be others than were asked for.
    if (!canUse(config, session)) continue;
    const mistaken = config.files.filter(({ path, report }) => report.findings.length > 0 && !configs.has(path));
    for (const { path } of mistaken) configs.add(path);
    yield* mistaken;
    if (!config.ignores(analysis.path)) yield analysis;
  }
}

async function* analyses(named: readonly string[], options: LintOptions, session: Session): AsyncGenerator<Analysis> {
  const { io, service, host, fail } = session;
  const seen = new Set<string>();
  for (const name of named) {
    if (name === '-') {
      const path = absolute(io, options.stdinFilename ?? 'stdin.md');
      yield service.analyse({ path, ...decodeText(await io.input(), decode) }, host);
      continue;
    }
    for await (const path of findInputs([name], session, seen)) {
      try {
        const analysis = await service.analyseFile(path, host);
        if (analysis) yield analysis;
        else fail(`${shown(io, path)} cannot be read: it is gone`);
      } catch (error) {
        fail(`${shown(io, path)} cannot be read: ${reason(error)}`);
      }
    }
  }
}

async function writeOutput(path: string, text: string, { io, fail }: Session, writer: Writer): Promise<void> {
  try {
    await writer.write(absolute(io, path), Buffer.from(text));
  } catch (error) {
    fail(`${path} cannot be written: ${reason(error)}`);
  }
}
