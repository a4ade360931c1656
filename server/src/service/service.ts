import type { Declaration, GateOptions } from '../model/gate.ts';
import type { Companion, Design } from '../model/design.ts';
import { FactsMemory, readDocument, type Reading } from '../model/read.ts';
import { rules as allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { indexLines, type LineIndex, moveLines } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';
import { type Action, actionsAt } from './actions.ts';
import type { Analysis, HostSettings, Source } from './analysis.ts';
import { type CheckedFile, type Config, createConfigs } from './config.ts';
import { createCompanions } from './companions.ts';
import { type ConfigEdit, declareIn, newConfig, newDeclaration, turnOffIn } from './config-edit.ts';
import { configName } from './config-file.ts';
import { type Fixed, type FixOptions, fixUntilStable } from './fixes.ts';
import { globTest, isCheap } from './globs.ts';
import { fileLimit } from './limits.ts';
import { baseName, isWithin, join, parentOf, relativeTo } from './paths.ts';
import type { Clock, Log, Reader } from './reader.ts';
import { moveReport, quotes } from './move-report.ts';
import type { Report } from './report.ts';
import { reportOn } from './report-on.ts';
import { createRepositories } from './repository.ts';
import { type RuleDescription, runnerRules } from './runner-rules.ts';
import { type Sized, sizeOf } from './text-size.ts';
import { workspaceFiles } from './workspace-files.ts';

/** What the service needs of its host. */
export interface ServiceOptions {
  readonly reader: Reader;
  readonly log: Log;
  readonly clock: Clock;
  /** All rules, unless a test brings its own. */
  readonly rules?: readonly Rule[];
}

/** The one way from text and files to findings, for every host. */
export interface Service {
  /** What a text says and what is said of it. */
  analyse(source: Source, host: HostSettings): Promise<Analysis>;
  /** The same of a file as it stands on the disk; undefined where there is none. Rejects where it cannot be read. */
  analyseFile(path: string, host: HostSettings): Promise<Analysis | undefined>;
  /** The text after all fixes that may be applied unasked. */
  fix(source: Source, host: HostSettings, options: FixOptions): Promise<Fixed>;
  /** The files below a folder that are linted where nobody names them. */
  files(folder: string, host: HostSettings, unreadable: (folder: string, reason: string) => void): AsyncGenerator<string>;
  /** The config that holds for a file. */
  configOf(path: string, host: HostSettings): Promise<Config>;
  /** What can be done about the findings that touch a range of the document. */
  actions(analysis: Analysis, range: Range): readonly Action[];
  /** How to turn a rule off in the config that holds for a file, or in a new one; undefined where that config cannot be read. */
  turnOff(rule: string, path: string, host: HostSettings): Promise<ConfigEdit | undefined>;
  /** How to declare a file in the config that holds for it, or in a new one; undefined where that config cannot be read, or the file stands in no folder. */
  declareInConfig(kind: Declaration, path: string, host: HostSettings): Promise<ConfigEdit | undefined>;
  /** Tells that files have changed; true where findings may be others now although no document changed. */
  changed(paths: readonly string[]): boolean;
  /** Drops what is kept of a document that was closed. */
  forget(path: string): void;
}

/** What is kept of an open document, so that its next version costs less. */
interface DocumentMemory {
  readonly facts: FactsMemory;
  size?: Sized;
  /** The last that was begun; another version may be read while the companions of one are waited for. */
  reading?: Reading;
  judged?: Judgement | undefined;
}

/** The last report, and what it depends on besides the document. */
interface Judgement {
  readonly reading: Reading;
  readonly report: Report;
  readonly lines: LineIndex;
  readonly config: Config;
  readonly companions: readonly Companion[];
  /** Of the companions, when they were read. */
  readonly companionsVersion: number;
  /** The host's settings, as text that can be compared. */
  readonly host: string;
}

/** What was said of the version read last; undefined while that is still being judged. */
const lastJudgement = ({ reading, judged }: DocumentMemory): Judgement | undefined => (judged?.reading === reading ? judged : undefined);

/** Milliseconds; what takes longer is worth a line in the log. */
const slow = 200;

/** Enough of a file that is not read to tell whether it is a design doc. */
const headLength = 64 * 1024;

export function createService({ reader, log, clock, rules = allRules }: ServiceOptions): Service {
  const known = new Map([...rules, ...runnerRules].map((rule: RuleDescription) => [rule.id, rule.options ?? {}]));
  const repositories = createRepositories(reader);
  const configs = createConfigs(reader, repositories, known);
  const companions = createCompanions(reader, log);
  const memories = new Map<string, DocumentMemory>();

  function memoryOf({ path, version }: Source): DocumentMemory {
    const memory = memories.get(path) ?? { facts: new FactsMemory() };
    if (version !== undefined) memories.set(path, memory);
    return memory;
  }

  const configOf = (path: string, { forced }: HostSettings): Promise<Config> => configs.of(path, forced?.config);

  /** The path that the model sees: from the root of the repository or, outside of one, from the host's folder. */
  async function pathInProject(path: string, { folder }: HostSettings): Promise<string> {
    const root = (await repositories.rootOf(parentOf(path))) ?? folder;
    return relativeTo(root, path) ?? baseName(path);
  }

  async function analyse(source: Source, host: HostSettings): Promise<Analysis> {
    const { path, text, version } = source;
    const config = await configOf(path, host);
    const shownPath = await pathInProject(path, host);
    const started = clock();
    const memory = memoryOf(source);
    memory.size = sizeOf(text, memory.size);
    const refused = source.refused ?? (memory.size.bytes > fileLimit ? 'too large' : undefined);
    const analysed = refused ? text.slice(0, headLength) : text;
    const reading = readDocument(
      { path: shownPath, text: analysed },
      { ...gateOptions(path, config, host), glossary: config.glossary },
      memory.facts,
    );
    const hostKey = JSON.stringify(host);
    const { version: companionsVersion } = companions;
    const judged = refused ? undefined : lastJudgement(memory);
    memory.reading = reading;
    const stillHolds =
      judged?.config === config &&
      judged.host === hostKey &&
      judged.companionsVersion === companionsVersion &&
      (reading.rewritten === undefined || !quotes(judged.report, reading.rewritten));
    const lines = reading.moved && judged ? moveLines(judged.lines, reading.moved) : indexLines(text);
    const moved = reading.moved && stillHolds ? { judged, change: reading.moved } : undefined;
    const leansOn = moved?.judged.companions ?? (await companionsOf(path, reading, host));
    const design = (): Design => (leansOn.length > 0 ? { ...reading.design, companions: leansOn } : reading.design);
    const report = moved
      ? moveReport(moved.judged.report, moved.change)
      : reportOn({ path, text, lines, design: design(), config, host, refused }, { rules, known: new Set(known.keys()), log });
    if (memory.reading === reading) {
      memory.judged = refused ? undefined : { reading, report, lines, config, companions: leansOn, companionsVersion, host: hostKey };
    }
    const time = clock() - started;
    if (time > slow) log(`${shownPath}: analysed in ${Math.round(time)} ms.`);
    return {
      path,
      text,
      lines,
      get design() {
        return design();
      },
      get diagrams() {
        return reading.diagrams;
      },
      ...(reading.outline && { outline: reading.outline }),
      config,
      report,
      ...(version !== undefined && { version }),
    };
  }

  /** What the other documents of a design hold; of a file that is none, nothing is read. */
  async function companionsOf(path: string, reading: Reading, host: HostSettings): Promise<readonly Companion[]> {
    const boundary = (await repositories.rootOf(parentOf(path))) ?? host.folder;
    if (reading.kind === null || !isWithin(boundary, path)) return [];
    return companions.of({
      path,
      design: reading.design,
      boundary,
      reading: async (other) => ({
        shown: await pathInProject(other, host),
        options: gateOptions(other, await configOf(other, host), { ...host, forced: {} }),
      }),
    });
  }

  /** Where to write what holds for a file: into the config that is there, or into a new one. */
  async function configToEdit(path: string, host: HostSettings): Promise<{ readonly file: CheckedFile } | { readonly create: string } | undefined> {
    const { path: configPath, files, broken } = await configOf(path, host);
    const [file] = files;
    if (broken !== undefined) return undefined;
    if (configPath !== undefined && file) return { file };
    const folder = parentOf(path);
    return folder === undefined ? undefined : { create: join((await repositories.rootOf(folder)) ?? host.folder, configName) };
  }

  async function turnOff(rule: string, path: string, host: HostSettings): Promise<ConfigEdit | undefined> {
    const config = await configToEdit(path, host);
    return config && ('file' in config ? turnOffIn(config.file, rule) : newConfig(config.create, rule));
  }

  async function declareInConfig(kind: Declaration, path: string, host: HostSettings): Promise<ConfigEdit | undefined> {
    const config = await configToEdit(path, host);
    return config && ('file' in config ? declareIn(config.file, path, kind) : newDeclaration(config.create, path, kind));
  }

  return {
    analyse,
    analyseFile: async (path, host) => {
      const file = await reader.read(path, fileLimit);
      return file && analyse({ path, ...file }, host);
    },
    fix: ({ path, text }, host, options) =>
      fixUntilStable(text, async (next) => (await analyse({ path, text: next }, host)).report.findings, options),
    files: (folder, host, unreadable) =>
      workspaceFiles(folder, { reader, repositories, unreadable, isIgnored: async (path) => (await configOf(path, host)).ignores(path) }),
    configOf,
    actions: (analysis, range) => actionsAt(analysis, range, rules),
    turnOff,
    declareInConfig,
    changed: (paths) => {
      const isConfig = configs.changed(paths);
      if (isConfig) companions.forget();
      return companions.changed(paths) || isConfig;
    },
    forget: (path) => void memories.delete(path),
  };
}

function gateOptions(path: string, config: Config, host: HostSettings): GateOptions {
  const declared = config.declarationOf(path) ?? declarationIn(host, path);
  return { ...(declared && { declared }), ...(host.forced?.kind && { forced: host.forced.kind }) };
}

/** What the host's `documents` say of a file, the last word winning. */
function declarationIn({ folder, documents }: HostSettings, path: string): Declaration | undefined {
  const relative = relativeTo(folder, path);
  if (relative === undefined) return undefined;
  return Object.entries(documents ?? {}).findLast(([glob]) => isCheap(glob) && globTest(glob)(relative))?.[1];
}
