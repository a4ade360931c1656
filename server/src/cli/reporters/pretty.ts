import { createColors } from 'picocolors';
import type { DesignKind } from '../../model/design.ts';
import type { Severity } from '../../model/severity.ts';
import type { CheckedFile } from '../../service/config.ts';
import { byPlace, type ReportedFinding } from '../../service/report.ts';
import { gravestFirst } from '../../service/severity.ts';
import { lineAt, type LineIndex, positionAt } from '../../text/line-index.ts';
import { phrases, plural, type Summary } from '../summary.ts';
import { columnsOf, excerpt, safe, wrap } from '../terminal-text.ts';
import type { Reporter, Style } from './reporter.ts';

/** A finding and those of its rule in the same diagram, which are not drawn. */
interface Drawn {
  readonly finding: ReportedFinding;
  readonly more: readonly ReportedFinding[];
}

type Paint = (text: string) => string;

const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'info', hint: 'hint' };
const kinds: Readonly<Record<DesignKind, string>> = { hld: 'HLD', lld: 'LLD', 'hld+lld': 'HLD + LLD' };

/** Columns of a line of source where the output is no terminal. */
const defaultExcerpt = 120;
/** Columns of a terminal below which it is narrow. */
const narrow = 72;
/** Lines that are named of findings that are not drawn. */
const namedLines = 8;

/** The format for people: each finding with its line, the place in it and the preferred fix. */
export function prettyReporter({ color, width, hints, shown }: Style): Reporter {
  const { bold, dim, red, yellow, cyan, green, underline } = createColors(color);
  const paints: Readonly<Record<Severity, Paint>> = { error: red, warning: yellow, information: cyan, hint: dim };

  return {
    file: (file) => {
      const drawn = draw(file.report.findings.filter(({ severity }) => hints || severity !== 'hint'));
      if (drawn.length === 0) return '';
      const places = drawn.map(({ finding }) => placeOf(file.lines, finding.range.start));
      const gutter = Math.max(...places.map(({ length }) => length)) + 2;
      return `${[heading(file), ...drawn.map((each, i) => block(each, file, places[i]!.padStart(gutter)))].join('\n\n')}\n\n`;
    },
    end: (summary) => `${endLine(summary)}\n`,
  };

  function heading({ path, report: { kind, door } }: CheckedFile): string {
    return underline(safe(shown(path))) + (kind === null ? '' : dim(`  ${kinds[kind]}, ${door}`));
  }

  function block({ finding, more }: Drawn, file: CheckedFile, place: string): string {
    const severity = words[finding.severity].padEnd('warning'.length);
    const start = place.length + severity.length + 4;
    // In a narrow terminal the lines after the first start further to the left.
    const indent = (width ?? Infinity) < narrow ? place.length + 2 : start;
    const room = width === undefined ? Infinity : Math.max(narrow / 3, width - indent);
    const lines = wrap(finding.message, room, start - indent);
    const used = columnsOf(lines.at(-1)!) + (lines.length === 1 ? start - indent : 0);
    const next = `\n${' '.repeat(indent)}`;
    const message = lines.join(next) + (used + 2 + finding.rule.length <= room ? '  ' : next) + dim(finding.rule);
    return [
      `${dim(place)}  ${paints[finding.severity](severity)}  ${message}`,
      ...source(finding, file, place.length),
      ...related(finding, file, place.length),
      ...rest(more, finding, file, place.length),
    ].join('\n');
  }

  /** The line, the mark under it, and the fix. */
  function source({ range, severity, fixes }: ReportedFinding, { text, lines }: CheckedFile, gutter: number): readonly string[] {
    const line = lineAt(lines, range.start);
    const from = lines.starts[line]!;
    const content = text.slice(from, lines.starts[line + 1]).replace(/[\r\n]+$/, '');
    const fix = fixes[0] && `fix: ${safe(fixes[0].title)}`;
    const rail = (label: string): string => `${dim(label.padStart(gutter))} ${dim('│')} `;
    if (content.trim() === '') return fix ? [rail('') + green(fix)] : [];
    const room = (width ?? defaultExcerpt + gutter + 3) - gutter - 3;
    const { text: drawn, column, columns } = excerpt(content, range.start - from, Math.min(range.end - from, content.length), room);
    const mark = ' '.repeat(column) + paints[severity]('^'.repeat(columns));
    const beside = fix !== undefined && column + columns + 1 + columnsOf(fix) <= room;
    return [
      rail(String(line + 1)) + drawn,
      rail('') + mark + (beside ? ` ${green(fix)}` : ''),
      ...(fix !== undefined && !beside ? wrap(fix, room).map((part) => rail('') + green(part)) : []),
    ];
  }

  function related({ related: places, folded }: ReportedFinding, { lines }: CheckedFile, gutter: number): readonly string[] {
    if (folded) return [];
    return places.map(({ range, message }) => dim(`${' '.repeat(gutter)} └ line ${lineAt(lines, range.start) + 1}: ${safe(message)}`));
  }

  function rest(more: readonly ReportedFinding[], { diagram }: ReportedFinding, { lines }: CheckedFile, gutter: number): readonly string[] {
    if (more.length === 0) return [];
    const numbers = [...new Set(more.map(({ range }) => lineAt(lines, range.start) + 1))].sort((a, b) => a - b);
    const named = numbers.slice(0, namedLines).join(', ') + (numbers.length > namedLines ? ', …' : '');
    const where = more.every((each) => each.diagram === diagram) ? 'diagram' : 'document';
    const said = `… and ${more.length} more in this ${where}: ${numbers.length === 1 ? 'line' : 'lines'} ${named}`;
    return wrap(said, (width ?? Infinity) - gutter - 3).map((part) => dim(`${' '.repeat(gutter)}   ${part}`));
  }

  function endLine({ files, flagged, counts, fixable }: Summary): string {
    if (files === 0) return 'No files were linted.';
    const found = phrases(counts);
    if (found.length === 0) return `No findings in ${plural(files, 'file')}.`;
    const where = flagged === files ? plural(files, 'file') : `${flagged} of ${plural(files, 'file')}`;
    const parts = [`${bold(found.join(', '))} in ${where}`];
    if (fixable > 0) parts.push(`${fixable} fixable with \`designdoc fix\``);
    if (counts.hint > 0 && !hints) parts.push('hints are shown with --hints');
    return parts.join('; ');
  }
}

const placeOf = (lines: LineIndex, offset: number): string => {
  const { line, character } = positionAt(lines, offset);
  return `${line + 1}:${character + 1}`;
};

/** Of the findings of one rule in one diagram the first of the gravest is drawn, for all. */
function draw(findings: readonly ReportedFinding[]): readonly Drawn[] {
  const groups = new Map<string, ReportedFinding[]>();
  for (const [index, finding] of findings.entries()) {
    const key = finding.diagram === undefined ? `alone ${index}` : `${finding.rule} ${finding.diagram}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()]
    .map((group) => {
      const [finding, ...others] = [...group].sort(gravestFirst);
      return { finding: finding!, more: [...others, ...(finding!.folded ?? [])] };
    })
    .sort((a, b) => byPlace(a.finding, b.finding));
}
