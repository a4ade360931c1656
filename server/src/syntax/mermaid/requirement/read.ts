import type { Range } from '../../../text/range.ts';
import { headOf } from '../kit/index.ts';
import type { PreparedSource } from '../kit/index.ts';
import type { Token } from '../kit/lexer/lexer.ts';
import { styling } from '../kit/lexer/stylings.ts';
import { TokenReader } from '../kit/lexer/token-reader.ts';
import type { DiagramFix, Part, RequirementDiagram, RequirementEdge, RequirementNode, Styling } from '../tree.ts';
import { requirementGrammar } from './lexer.ts';
import type { Kind, Tokens } from './lexer.ts';

/** Reads a requirementDiagram. Line ends are needed behind its header, behind `{` and behind each field. */
export const readRequirement = (source: PreparedSource): RequirementDiagram => new RequirementReader(source).read();

type Field = 'reqId' | 'text' | 'risk' | 'verifyMethod' | 'elementType' | 'docRef';
type Fields = { [Key in Field]?: Part };
interface FieldRule {
  readonly name: Field;
  /** The words it may hold; none for any text. */
  readonly values?: readonly Kind[];
}

const REQUIREMENTS: readonly Kind[] = [
  'Requirement',
  'Functional Requirement',
  'Interface Requirement',
  'Performance Requirement',
  'Physical Requirement',
  'Design Constraint',
];
const RELATIONSHIPS: readonly Kind[] = ['contains', 'copies', 'derives', 'satisfies', 'verifies', 'refines', 'traces'];
const STYLE_PARTS: readonly Kind[] = ['alpha', ':', ';', '-', '#'];

const REQUIREMENT_FIELDS: Partial<Record<string, FieldRule>> = {
  id: { name: 'reqId' },
  text: { name: 'text' },
  risk: { name: 'risk', values: ['Low', 'Medium', 'High'] },
  verifyMethod: { name: 'verifyMethod', values: ['Analysis', 'Demonstration', 'Inspection', 'Test'] },
};
const ELEMENT_FIELDS: Partial<Record<string, FieldRule>> = { type: { name: 'elementType' }, docRef: { name: 'docRef' } };

/** The first line of a definition, or a relationship. */
const OUTSIDE =
  /(?:\w*requirement|designConstraint|element)\s+[^\n{]+\{|[^\n{}:<>-]*(?:<-|-)\s*(?:contains|copies|derives|satisfies|verifies|refines|traces)\b/iy;

class RequirementReader {
  readonly #tokens: Tokens;
  /** Requirements, then elements: they may share names, and the first of a name counts. */
  readonly #nodes = [new Map<string, RequirementNode>(), new Map<string, RequirementNode>()] as const;
  readonly #places = new Map<string, Range[]>();
  readonly #edges: RequirementEdge[] = [];
  readonly #stylings: Styling[] = [];
  #direction: Part | undefined;

  constructor(source: PreparedSource) {
    this.#tokens = new TokenReader(source, requirementGrammar, 'initial');
  }

  read(): RequirementDiagram {
    const tokens = this.#tokens;
    const { token } = tokens;
    if (!tokens.takeIf('header')) this.#giveUp('A requirement diagram starts with `requirementDiagram` and a line end.');
    this.#lineEnd();
    while (tokens.kind !== 'end') this.#statement();
    tokens.closeText();
    return {
      type: 'requirement',
      nodes: this.#nodes.flatMap((byId) => [...byId.values()]),
      edges: this.#edges,
      stylings: this.#stylings,
      ...(this.#direction && { direction: this.#direction }),
      ...headOf(tokens.scanner, tokens.range(token), tokens.accessibility),
    };
  }

  #statement(): void {
    const tokens = this.#tokens;
    const { kind } = tokens;
    if (kind === 'newline' || kind === 'eof') tokens.take();
    else if (kind === 'unquoted' || kind === 'quoted') this.#named();
    else if (kind === 'element') this.#definition(ELEMENT_FIELDS, 1);
    else if (REQUIREMENTS.some((word) => word === kind)) this.#definition(REQUIREMENT_FIELDS, 0);
    else if (kind === 'direction') this.#direction = tokens.direction(tokens.take());
    else if (kind === 'style' || kind === 'classDef') this.#style(kind);
    else if (kind === 'class') this.#class();
    else if (!tokens.takeAccessibility()) this.#giveUp(this.#unexpected(), this.#quoteFixes());
  }

  /** A relationship, or classes for what is named. */
  #named(): void {
    const tokens = this.#tokens;
    const name = this.#text(tokens.take());
    if (tokens.takeIf(':::')) return void this.#classes(name);
    const isBackwards = tokens.kind === '<-';
    const open = tokens.takeIf('<-') ?? tokens.takeIf('-');
    if (!open) return void this.#giveUp('Write a relationship: `a - satisfies -> b` or `b <- satisfies - a`.', this.#quoteFixes(name));
    const label = this.#takeAny(RELATIONSHIPS);
    if (!label) return void this.#giveUp(`A relationship is one of ${RELATIONSHIPS.join(', ')}.`);
    const close = tokens.takeIf(isBackwards ? '-' : '->');
    if (!close) this.#mendArrow(isBackwards ? '-' : '->');
    const other = close ?? tokens.takeIf('-') ?? tokens.takeIf('->') ?? tokens.takeIf('<-') ?? tokens.takeIf('unknown');
    if (!other) return tokens.skipLine(['initial']);
    if (tokens.kind !== 'unquoted' && tokens.kind !== 'quoted')
      return void this.#giveUp('Name the other end of this relationship; other characters than letters, digits and blanks need quotes.');
    const end = this.#text(tokens.take());
    this.#place(name);
    this.#place(end);
    const [from, to] = isBackwards ? [end, name] : [name, end];
    this.#edges.push({
      from: { id: from.text, range: from.range },
      to: { id: to.text, range: to.range },
      label: { text: label.kind, range: tokens.range(label) },
      arrow: tokens.range(isBackwards ? open : other),
      range: { start: name.range.start, end: end.range.end },
    });
  }

  #mendArrow(wanted: '-' | '->'): void {
    const { token } = this.#tokens;
    const range = this.#tokens.range(token);
    const isArrow = token.kind === '-' || token.kind === '->' || token.kind === '<-' || token.kind === 'unknown';
    this.#tokens.fail(
      `This relationship goes on with \`${wanted}\`: one of its two dashes is an arrow.`,
      isArrow ? [{ title: `Write ${wanted}`, edits: [{ range, text: wanted }] }] : [],
    );
  }

  /** A requirement or an element with its fields. */
  #definition(rules: Partial<Record<string, FieldRule>>, table: 0 | 1): void {
    const tokens = this.#tokens;
    const word = tokens.take();
    if (tokens.kind !== 'unquoted' && tokens.kind !== 'quoted')
      return void this.#giveUp(
        'Write a name; a word of the syntax, or other characters than letters, digits and blanks, need quotes.',
        this.#quoteFixes(),
      );
    const name = this.#text(tokens.take());
    if (tokens.takeIf(':::') && !this.#classes(name)) return;
    const open = tokens.takeIf('{');
    if (!open) return void this.#giveUp('Write `{` behind the name, then the fields on lines of their own.', this.#quoteFixes(name));
    this.#lineEnd();
    const fields = this.#body(rules);
    const places = this.#place(name);
    const known = this.#nodes[table];
    if (known.has(name.text)) return;
    known.set(name.text, {
      id: name.text,
      kind: { text: word.kind, range: tokens.range(word) },
      ...fields,
      name: name.range,
      places,
      body: tokens.scanner.range(open.start, tokens.end),
    });
  }

  /** Reads fields up to `}`; of two with one name the first counts. */
  #body(rules: Partial<Record<string, FieldRule>>): Fields {
    const tokens = this.#tokens;
    const fields: Fields = {};
    for (;;) {
      if (tokens.takeIf('}')) return fields;
      const rule = rules[tokens.kind];
      if (tokens.kind === 'newline') tokens.take();
      else if (rule) this.#field(rule, fields);
      else if (tokens.kind === 'end' || tokens.kind === 'eof' || this.#isOutside()) {
        tokens.fail('Close the definition above with `}`.');
        return fields;
      } else this.#mendField(`Here stand the fields ${Object.keys(rules).join(', ')}, or \`}\`.`);
    }
  }

  /** Whether the line of the next token is one that comes behind a body. */
  #isOutside(): boolean {
    const { scanner, token } = this.#tokens;
    OUTSIDE.lastIndex = token.start;
    return OUTSIDE.test(scanner.text);
  }

  /** Reports the next token and goes on at the end of its line, or at a `}` behind its start and before that. */
  #mendField(message: string): void {
    const tokens = this.#tokens;
    const { scanner, token } = tokens;
    const brace = scanner.text.indexOf('}', token.start + 1);
    const lineEnd = scanner.lineEnd(token.start);
    tokens.fail(message);
    tokens.moveTo(brace >= 0 && brace < lineEnd ? brace : lineEnd, ['initial']);
  }

  #field({ name, values }: FieldRule, fields: Fields): void {
    const tokens = this.#tokens;
    tokens.take();
    if (!tokens.takeIf(':')) return void this.#giveUp('Write a colon and a value behind the name of a field.');
    const value = values ? this.#takeAny(values) : (tokens.takeIf('unquoted') ?? tokens.takeIf('quoted'));
    if (!value)
      return void this.#giveUp(values ? `Write ${values.join(', ').toLowerCase()} here.` : VALUE_EXPECTED, values ? [] : this.#quoteFixes());
    const part = values ? { text: value.kind, range: tokens.range(value) } : this.#text(value);
    fields[name] ??= part;
    this.#lineEnd(values ? undefined : part);
  }

  /** Takes the end of the line. */
  #lineEnd(value?: Part): void {
    const tokens = this.#tokens;
    const { scanner, end } = tokens;
    if (tokens.takeIf('newline')) return;
    const lineEnd = scanner.lineEnd(end);
    if (lineEnd < tokens.token.start) {
      const blanks = scanner.range(end, lineEnd);
      scanner.error(end, lineEnd, 'The blank at the end of this line hides its end from Mermaid: remove it.', [
        { title: 'Remove the blanks at the end of the line', edits: [{ range: blanks, text: '' }] },
      ]);
    } else this.#giveUp(value ? VALUE_EXPECTED : 'The line must end here.', this.#quoteFixes(value));
  }

  /** `style a fill:red` or `classDef c fill:red`. */
  #style(kind: 'style' | 'classDef'): void {
    const tokens = this.#tokens;
    tokens.take();
    const names = this.#idList();
    if (!names) return;
    const { start } = tokens.token;
    do {
      if (!this.#takeAny(STYLE_PARTS)) return void this.#giveUp('Write a style, e.g. `fill:red`.');
      while (this.#takeAny(STYLE_PARTS));
    } while (tokens.takeIf(','));
    this.#stylings.push(styling(kind, names, [tokens.scanner.name(start, tokens.end)]));
  }

  /** `class a,b c`. */
  #class(): void {
    this.#tokens.take();
    const names = this.#idList();
    const classes = names && this.#idList();
    if (classes) this.#stylings.push(styling('class', names, classes));
  }

  /** Reads the classes behind `:::`; tells whether it did. */
  #classes(name: Part): boolean {
    const classes = this.#idList();
    if (classes) this.#stylings.push(styling(':::', [name], classes));
    return classes !== undefined;
  }

  /** Reads `a,b`; nothing, and the error reported, where a name is missing. */
  #idList(): Part[] | undefined {
    const tokens = this.#tokens;
    const names: Part[] = [];
    do {
      const name = tokens.takeIf('alpha') ?? tokens.takeIf('unquoted') ?? tokens.takeIf('quoted');
      if (!name) {
        this.#giveUp('Write names with commas between them.');
        return undefined;
      }
      names.push(this.#text(name));
    } while (tokens.takeIf(','));
    return names;
  }

  #takeAny(kinds: readonly Kind[]): Token<Kind> | undefined {
    const { kind } = this.#tokens;
    return kinds.some((each) => each === kind) ? this.#tokens.take() : undefined;
  }

  /** A name or a value, with or without quotes. */
  #text({ start, end }: Token<Kind>): Part {
    return this.#tokens.scanner.label(start, end);
  }

  #place({ text, range }: Part): Range[] {
    const places = this.#places.get(text) ?? [];
    if (places.length === 0) this.#places.set(text, places);
    places.push(range);
    return places;
  }

  #unexpected(): string {
    const { scanner, token } = this.#tokens;
    return `Mermaid expects a requirement, an element or a relationship here, not \`${scanner.written(token.start, token.end).trim()}\`.`;
  }

  /** Quotes what stands from `part`, or from the next token, to the end of the line or its `{`. */
  #quoteFixes(part?: Part): DiagramFix[] {
    const { scanner, token } = this.#tokens;
    const start = part?.range.start ?? token.start;
    const lineEnd = scanner.lineEnd(start);
    const brace = scanner.text.slice(start, lineEnd).indexOf('{');
    const { text, range } = scanner.label(start, brace >= 0 ? start + brace : lineEnd);
    return text === '' || text.includes('"') || range.end < token.end ? [] : [{ title: `Quote “${text}”`, edits: [{ range, text: `"${text}"` }] }];
  }

  /** Reports the next token and goes on at the end of its line; always false. */
  #giveUp(message: string, fixes?: readonly DiagramFix[]): false {
    this.#tokens.fail(message, fixes);
    this.#tokens.skipLine(['initial']);
    return false;
  }
}

const VALUE_EXPECTED = 'A value without quotes has no `,` `:` `-` `=` `<` `>` and does not begin with a word of the syntax: quote it.';
