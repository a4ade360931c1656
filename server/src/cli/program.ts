import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json';
import { declarations, type RuleSetting, ruleSettings } from '../service/config-file.ts';
import { didYouMean } from '../text/nearest.ts';
import { documented } from '../service/runner-rules.ts';
import { families } from '../patterns/families/index.ts';
import { fix, type FixCommandOptions } from './fix.ts';
import { inspect } from './inspect.ts';
import type { Io, Status } from './io.ts';
import { formats, lint, type LintOptions } from './lint.ts';
import { printRules } from './rules.ts';
import { newDesign, type NewOptions, type OutputOption, patternSection } from './templates.ts';
import type { SharedOptions } from './session.ts';
import type { Writer } from './write-file.ts';

/** What the program needs to know of its surroundings. */
export interface Surroundings {
  readonly io: (color: ColorChoice) => Io;
  readonly writer: Writer;
  /** The folder with the rules' pages. */
  readonly pages: string;
  /** The folder with the templates and the patterns' sections. */
  readonly templates: string;
  /** Runs the language server on the standard streams. */
  readonly serve: () => Promise<void>;
  /** Told of the status of the command that ran. */
  readonly done: (status: Status) => void;
}

export type ColorChoice = 'auto' | 'always' | 'never';

/** `designdoc`: commands, options and their help. */
export function createProgram({ io, writer, pages, templates, serve, done }: Surroundings): Command {
  const program = new Command('designdoc')
    .description('A linter for system design docs: Markdown files with Mermaid diagrams.')
    .version(version)
    .exitOverride()
    .configureHelp({ helpWidth: 100 })
    .showHelpAfterError('(designdoc --help tells what there is)');
  const color = (): Option => new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']).default('auto');
  const reads = (command: Command): Command =>
    command
      .addOption(new Option('--rule <id=severity>', 'severity of a rule, or off; may be repeated').argParser(ruleSetting))
      .option('--config <file>', 'the config to read instead of the nearest designdoc.config.json')
      .addOption(new Option('--kind <kind>', 'take all files for design docs of this kind').choices(declarations.filter((kind) => kind !== 'off')));

  reads(program.command('lint'))
    .description('Lint files and folders.')
    .argument('[paths...]', 'files, folders and globs; - reads the standard input', ['.'])
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('pretty'))
    .option('-o, --output <file>', 'write to a file instead of the standard output')
    .option('--stdin-filename <path>', 'where the standard input belongs')
    .addOption(new Option('--max-warnings <n>', 'fail where there are more warnings').argParser(count))
    .option('--quiet', 'show errors only')
    .option('--hints', 'show hints, too')
    .addOption(color())
    .action(async (paths: readonly string[], options: LintOptions & Colored) => done(await lint(paths, options, io(options.color), writer)));

  reads(program.command('fix'))
    .description('Apply the safe fixes until nothing changes.')
    .argument('[paths...]', 'files, folders and globs', ['.'])
    .option('--unsafe', 'apply the preferred suggestions, too')
    .option('--dry-run', 'print the changes as a diff, and write nothing')
    .addOption(color())
    .action(async (paths: readonly string[], options: FixCommandOptions & Colored) => done(await fix(paths, options, io(options.color), writer)));

  reads(program.command('inspect'))
    .description('Print the design model as JSON.')
    .argument('<files...>', 'of several files one object a line')
    .action(async (paths: readonly string[], options: SharedOptions) => done(await inspect(paths, options, io('never'))));

  program
    .command('rules')
    .description('Print the rules, or the page of one.')
    .argument('[id]', 'a rule, such as hld/label-every-arrow')
    .addOption(color())
    .action(async (id: string | undefined, options: Colored) => done(await printRules(id, pages, io(options.color))));

  program
    .command('new')
    .description('Print a template of a whole design.')
    .addArgument(new Argument('<kind>', 'high-level or low-level').choices(['hld', 'lld']))
    .argument('<name>', 'what the design is called')
    .addOption(new Option('--family <family>', 'the kind of system').choices(families.map(({ id }) => id)).default('crud'))
    .option('--short', 'the 45-minute structure instead of the eight parts')
    .option('-o, --output <file>', 'write to a new file instead of the standard output')
    .addHelpText('after', `\nFamilies:\n${families.map(({ id, summary }) => `  ${id.padEnd(9)} ${summary}`).join('\n')}`)
    .action(async (kind: 'hld' | 'lld', name: string, options: NewOptions) =>
      done(await newDesign(kind, name, options, { templates, io: io('never'), writer })),
    );

  program
    .command('pattern')
    .description('Print the section of one of the twelve architecture patterns.')
    .argument('<pattern>', 'its number or name, such as 1 or cache-aside')
    .option('-o, --output <file>', 'write to a new file instead of the standard output')
    .action(async (key: string, options: OutputOption) => done(await patternSection(key, options, { templates, io: io('never'), writer })));

  program
    .command('lsp')
    .description('Run the language server.')
    .requiredOption('--stdio', 'speak on the standard streams')
    // Editors add arguments of their own, such as --clientProcessId.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(serve);

  return program;
}

interface Colored {
  readonly color: ColorChoice;
}

/** Reads `id=severity` and adds it to those read before. */
function ruleSetting(written: string, before: Readonly<Record<string, RuleSetting>> = {}): Readonly<Record<string, RuleSetting>> {
  const [id = '', severity = ''] = written.split('=', 2);
  const setting = ruleSettings.find((name) => name === severity);
  const ids = documented.map((rule) => rule.id);
  if (!ids.some((known) => known === id)) throw new InvalidArgumentError(`No rule has the id “${id}”.${didYouMean(id, ids)}`);
  if (!setting)
    throw new InvalidArgumentError(
      `After the rule comes one of ${ruleSettings.map((name) => `=${name}`).join(', ')}.${didYouMean(severity, ruleSettings)}`,
    );
  return { ...before, [id]: setting };
}

function count(written: string): number {
  if (!/^\d+$/.test(written)) throw new InvalidArgumentError('It is not a number.');
  return Number(written);
}
