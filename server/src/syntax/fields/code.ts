/** Types with fields in code: Go, TypeScript, Rust, protobuf, Python, Java, C#, Kotlin, Prisma. Read line by line; linear. */
import { rangeAt } from '../../text/range.ts';
import type { Part } from '../mermaid/tree.ts';
import { valuesIn } from '../value-list/value-list.ts';
import { constantsIn } from './constants.ts';
import type { EnumText, FieldBlock, FieldText } from './tree.ts';
import { keysIn, referenceIn } from './words.ts';

export interface CodeTypes {
  readonly types: readonly (FieldBlock & { readonly name: Part })[];
  readonly enums: readonly EnumText[];
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

type Span = readonly [number, number];

/** How a language opens a type and writes a field. */
interface Dialect {
  readonly opens: RegExp;
  /** `name` and `type` are named groups. */
  readonly field: RegExp;
}

const GO: Dialect = {
  opens: /^\s*(?:type\s+)?(?<name>[A-Z]\w*)\s+struct\s*\{/,
  field: /^\s*(?<name>[A-Z]\w*)\s+(?<type>[*[\]\w.]+)\s*(?:`[^`]*`)?\s*(?:\/\/.*)?$/d,
};
const TYPESCRIPT: Dialect = {
  opens: /^\s*(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:interface|type|class)\s+(?<name>[A-Z]\w*)[^{=]{0,80}=?\s*\{\s*$/,
  field:
    /^\s*(?:(?:public|private|protected|readonly|static)\s+)*(?<name>[A-Za-z_]\w*)[?!]?\s*:\s*(?<type>[^;,=(){}]{1,120}?)\s*(?:=[^;]*)?[;,]?\s*(?:\/\/.*)?$/d,
};
const RUST: Dialect = {
  opens: /^\s*(?:pub(?:\([^)]*\))?\s+)?struct\s+(?<name>[A-Z]\w*)[^{;]{0,80}\{\s*$/,
  field: /^\s*(?:pub(?:\([^)]*\))?\s+)?(?<name>[a-z_]\w*)\s*:\s*(?<type>[^,{}]{1,120}?)\s*,?\s*(?:\/\/.*)?$/d,
};
const PROTO: Dialect = {
  opens: /^\s*message\s+(?<name>[A-Z]\w*)\s*\{/,
  field: /^\s*(?:optional\s+|required\s+)?(?<type>(?:repeated\s+)?[\w.<>, ]{1,80}?)\s+(?<name>[a-z_]\w*)\s*=\s*\d+\b.*$/d,
};
const PYTHON: Dialect = {
  opens: /^\s*class\s+(?<name>[A-Z]\w*)\s*(?:\([^()]{0,80}\))?\s*:\s*$/,
  field: /^\s+(?<name>[a-z_]\w*)\s*(?::\s*(?<type>[^=#]{1,80}?))?\s*(?:=\s*.*?)?\s*(?:#.*)?$/d,
};
const JAVA: Dialect = {
  opens:
    /^\s*(?:(?:public|private|protected|internal|static|final|abstract|sealed|partial)\s+)*(?:class|record|struct)\s+(?<name>[A-Z]\w*)[^{(;]{0,80}\{?\s*$/,
  field:
    /^\s*(?:(?:public|private|protected|internal|final|readonly|required|virtual)\s+)+(?<type>[A-Za-z][\w.<>,?[\] ]{0,80}?)\s+(?<name>[A-Za-z_]\w*)\s*(?:=[^;]*)?(?:;|\{\s*get;.*)\s*(?:\/\/.*)?$/d,
};
const KOTLIN: Dialect = {
  opens: /^\s*(?:data\s+)?(?:class|case class)\s+(?<name>[A-Z]\w*)\s*\(\s*$/,
  field: /^\s*(?:@\S+\s+)*(?:(?:val|var|private|override)\s+)*(?<name>[A-Za-z_]\w*)\s*:\s*(?<type>[^=,]{1,80}?)\s*(?:=[^,]*)?,?\s*(?:\/\/.*)?$/d,
};
const PRISMA: Dialect = {
  opens: /^\s*model\s+(?<name>[A-Z]\w*)\s*\{/,
  field: /^\s*(?<name>[A-Za-z_]\w*)\s+(?<type>[A-Z]\w*(?:\[\])?\??)(?:\s.*)?$/d,
};

const DIALECTS: Readonly<Record<string, Dialect>> = {
  go: GO,
  golang: GO,
  ts: TYPESCRIPT,
  typescript: TYPESCRIPT,
  tsx: TYPESCRIPT,
  rust: RUST,
  rs: RUST,
  proto: PROTO,
  protobuf: PROTO,
  proto3: PROTO,
  python: PYTHON,
  py: PYTHON,
  java: JAVA,
  csharp: JAVA,
  cs: JAVA,
  'c#': JAVA,
  kotlin: KOTLIN,
  kt: KOTLIN,
  scala: KOTLIN,
  prisma: PRISMA,
};

const ENUM = /^\s*(?:export\s+)?(?:public\s+)?(?:const\s+)?enum\s+(?:class\s+)?(?<name>[A-Z]\w*)[^{]{0,40}\{(?<body>[^}]*)/;
const UNION = /^\s*(?:export\s+)?type\s+(?<name>[A-Z]\w*)\s*=\s*(?<body>\|?\s*['"][^;]*)/;
/** Longer lines are no fields. */
const LONGEST = 400;

/** Whether fences in the language may hold types that are read. */
export const isTypedLanguage = (lang: string): boolean => Object.hasOwn(DIALECTS, lang);

/** Reads the types of a fence in the language. Types with no field, and what no dialect knows, are left out. */
export function readCodeTypes(text: string, lang: string): CodeTypes {
  const dialect = Object.hasOwn(DIALECTS, lang) ? DIALECTS[lang]! : undefined;
  if (!dialect) return { types: [], enums: [] };
  const lines = linesOf(text);
  const types = lines.flatMap((line, i) => {
    const found = line.text.length <= LONGEST ? dialect.opens.exec(line.text) : null;
    const name = found?.groups?.['name'];
    return name === undefined ? [] : typeAt(lines, i, namePart(line, name), dialect);
  });
  return { types, enums: [...enumsIn(lines), ...constantsIn(text)] };
}

function linesOf(text: string): Line[] {
  let offset = 0;
  return text.split('\n').map((line) => {
    const at = offset;
    offset += line.length + 1;
    return { text: line.replace(/\r$/, ''), offset: at };
  });
}

const namePart = ({ text, offset }: Line, name: string): Part => ({ text: name, range: rangeAt(offset + text.indexOf(name), name.length) });

/** The lines of a block, until its bracket closes or the indent falls back. */
function bodyOf(lines: readonly Line[], start: number): { readonly lines: readonly Line[]; readonly end: number } {
  const indent = /^\s*/.exec(lines[start]!.text)![0].length;
  const end = lines.findIndex(({ text }, i) => i > start && text.trim() !== '' && /^\s*/.exec(text)![0].length <= indent && text.trim() !== '{');
  const until = end < 0 ? lines.length : end;
  const closing = lines[until];
  const last = closing && /^\s*[})]/.test(closing.text) ? closing : lines[until - 1]!;
  return { lines: lines.slice(start + 1, until), end: last.offset + last.text.length };
}

function typeAt(lines: readonly Line[], start: number, name: Part, dialect: Dialect): (FieldBlock & { readonly name: Part })[] {
  const { field } = dialect;
  const body = bodyOf(lines, start);
  const inner = body.lines.filter(({ text }) => text.trim() !== '' && text.trim() !== '{');
  const indent = /^\s*/.exec(inner[0]?.text ?? '')![0];
  const notes: string[] = [];
  const fields = inner
    .filter(({ text }) => text.length <= LONGEST)
    .flatMap((line) => {
      const isNote = /^\s*(?:@|#\[|\/\/|#|\/\*|\*)/.test(line.text);
      if (isNote) notes.push(line.text);
      const isOwn = !isNote && line.text.startsWith(indent) && !/^\s/.test(line.text.slice(indent.length));
      const places = isOwn ? field.exec(line.text)?.indices?.groups : undefined;
      if (!places?.['name'] || (!places['type'] && !line.text.includes('='))) return [];
      return [fieldOf(line, places['name'], places['type'], notes.splice(0).join(' '))];
    });
  if (fields.length === 0) return [];
  return [
    {
      name,
      fields: dialect === PRISMA ? columnsOfModel(fields, inner) : fields,
      open: inner.some(({ text }) => /^\s*(?:\/\/|#|--)?\s*(?:\.{3}|…)/.test(text)),
      inline: false,
      range: { start: lines[start]!.offset, end: body.end },
      indent,
    },
  ];
}

const ANNOTATED = /@id\b|@Id\b|@PrimaryKey|@PrimaryGenerated|primary_?key\s*[:=]\s*true|primaryKey|\bpk\b|bson:"_id|@@id/i;
const RELATED = /@relation\b|@ManyToOne|@JoinColumn|ForeignKey\(|foreignKey/;
const UNIQUE = /@unique\b|unique\s*[:=]\s*true|\bunique\b/i;

/** Prisma: what follows `@relation` is no column but says which is a foreign key, `@@id` which are the key together. */
function columnsOfModel(fields: readonly FieldText[], lines: readonly Line[]): FieldText[] {
  const names = (list: string | undefined): string[] => (list ?? '').split(',').map((name) => name.trim());
  const relations = lines.flatMap(({ text }) => {
    const found = /^\s*\w+\s+(\w+)\??\s[^@]*@relation\([^)]*fields:\s*\[([^\]]*)\]/.exec(text);
    return found ? [{ target: found[1]!, columns: names(found[2]) }] : [];
  });
  const composite = names(lines.map(({ text }) => /^\s*@@id\(\[([^\]]*)\]/.exec(text)?.[1]).find((list) => list !== undefined));
  const isRelation = ({ whole }: FieldText): boolean =>
    lines.some(
      ({ text, offset }) => offset <= whole.start && whole.start < offset + text.length && text.includes('@relation(') && text.includes('fields:'),
    );
  return fields
    .filter((field) => !isRelation(field))
    .map((field) => {
      const target = relations.find(({ columns }) => columns.includes(field.name.text))?.target;
      const keys = [
        ...(composite.includes(field.name.text) ? (['PK'] as const) : []),
        ...field.keys,
        ...(target !== undefined ? (['FK'] as const) : []),
      ];
      return { ...field, keys, ...(target !== undefined && { references: target }) };
    });
}

/** `name` and `type`: from where to where they stand in the line. */
function fieldOf({ text, offset }: Line, name: Span, type: Span | undefined, notes: string): FieldText {
  const said = `${notes} ${text}`;
  const part = ([start, end]: Span): Part => ({ text: text.slice(start, end), range: { start: offset + start, end: offset + end } });
  const remark = /(?:\/\/|#|--)\s*(.*)$/.exec(text)?.[1] ?? '';
  const typed = type && part(type);
  const union = typed && /['"]\s*\|\s*['"]/.test(typed.text) ? valuesIn(typed.text, typed.range.start) : [];
  const references = referenceIn(remark);
  const keys = [
    ...(ANNOTATED.test(said) || keysIn(remark).includes('PK') ? (['PK'] as const) : []),
    ...(RELATED.test(said) || keysIn(remark).includes('FK') ? (['FK'] as const) : []),
    ...(UNIQUE.test(said) ? (['UK'] as const) : []),
  ];
  return {
    name: part(name),
    ...(typed && { type: typed }),
    keys,
    ...(references !== undefined && { references }),
    values: union.length > 1 ? union : valuesIn(remark, offset + text.length - remark.length),
    whole: { start: offset + text.length - text.trimStart().length, end: offset + text.trimEnd().length },
  };
}

function enumsIn(lines: readonly Line[]): EnumText[] {
  return lines.flatMap((line, i) => {
    if (line.text.length > LONGEST) return [];
    const union = UNION.exec(line.text)?.groups;
    if (union)
      return [{ name: union['name']!, values: valuesIn(union['body']!.replace(/;.*$/, ''), line.offset + line.text.indexOf(union['body']!)) }];
    const found = ENUM.exec(line.text)?.groups;
    if (!found) return [];
    const own = { text: found['body']!, offset: line.offset + line.text.indexOf('{') + 1 };
    const body = [own, ...(line.text.includes('}') ? [] : bodyOf(lines, i).lines)];
    const values = body.flatMap(({ text, offset }) =>
      [...text.replace(/\/\/.*$/, '').matchAll(/(?:^|,)\s*([A-Za-z_]\w*)/g)].map(({ 0: whole, 1: name, index }) => ({
        text: name!,
        range: rangeAt(offset + index + whole.length - name!.length, name!.length),
      })),
    );
    return [{ name: found['name']!, values }];
  });
}
