import type { Analysis } from '../service/analysis.ts';
import type { CheckedFile } from '../service/config.ts';
import { decodeText } from '../service/disk-reader.ts';
import { positionAt } from '../text/line-index.ts';
import { findInputs } from './inputs.ts';
import type { Io, Status } from './io.ts';
import { jsonReporter } from './reporters/json.ts';
import { prettyReporter } from './reporters/pretty.ts';
import type { Reporter, Style } from './reporters/reporter.ts';
import { absolute, createSession, decode, reason, type Session, type SharedOptions, shown } from './session.ts';
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
  const session = createSession(io, options);
  const style = { ...(options.output === undefined ? terminalOf(io) : { color: false }), hints: options.hints ?? false, shown: (path: string) => shown(io, path) };
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
  if (tooMany && !session.failed) io.complain(`${summary.counts.warning} warnings are more than the ${options.maxWarnings} allowed by --max-warnings`);
  return session.failed ? 2 : summary.counts.error > 0 || tooMany ? 1 : 0;
}

const terminalOf = ({ color, width }: Io): Pick<Style, 'color' | 'width'> => ({ color, ...(width !== undefined && { width }) });

/** The documents named, each preceded by the configs met first with it, where those have mistakes. */
async function* checked(named: readonly string[], options: LintOptions, session: Session): AsyncGenerator<CheckedFile> {
  const configs = new Set<string>();
  for await (const analysis of analyses(named, options, session)) {
    const { config } = analysis;
    for (const file of config.files) {
      if (configs.has(file.path)) continue;
      configs.add(file.path);
      if (file.path === config.path && config.broken !== undefined) session.fail(brokenConfig(file, config.broken, session.io));
      else if (file.report.findings.length > 0) yield file;
    }
    // What a config says that cannot be read is not known; findings without it would be others than were asked for.
    if (config.broken === undefined && !config.ignores(analysis.path)) yield analysis;
  }
}

function brokenConfig({ path, lines, report: { findings } }: CheckedFile, why: string, io: Io): string {
  const { line, character } = positionAt(lines, findings[0]?.range.start ?? 0);
  return `${shown(io, path)}:${line + 1}:${character + 1}: ${why}`;
}

async function* analyses(named: readonly string[], options: LintOptions, session: Session): AsyncGenerator<Analysis> {
  const { io, service, host, fail } = session;
  const others = named.filter((name) => name !== '-');
  if (others.length < named.length) {
    const path = absolute(io, options.stdinFilename ?? 'stdin.md');
    yield service.analyse({ path, ...decodeText(await io.input(), decode) }, host);
  }
  for await (const path of findInputs(others, session)) {
    try {
      const analysis = await service.analyseFile(path, host);
      if (analysis) yield analysis;
      else fail(`${shown(io, path)} cannot be read: it is gone`);
    } catch (error) {
      fail(`${shown(io, path)} cannot be read: ${reason(error)}`);
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
