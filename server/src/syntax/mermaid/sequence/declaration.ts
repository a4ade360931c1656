import { shorten } from '../../../text/shorten.ts';
import type { DiagramFix, Part, Reference } from '../tree.ts';
import { wrappedText } from './boxes.ts';
import type { OpenBox } from './boxes.ts';
import { readConfig } from './config.ts';
import type { ParticipantConfig } from './config.ts';
import { replacement } from './draft.ts';
import type { Draft } from './draft.ts';

/** What is declared where a line names a participant. */
interface Declared {
  readonly id: Part;
  readonly kind?: string;
  readonly alias?: Part | undefined;
}

/** Reads `participant A as B`, `actor A`, each with or without `@{ … }`, inside `box` if one is open. */
export function readDeclaration(draft: Draft, box: OpenBox | undefined): void {
  const declared = takeDeclared(draft);
  if (declared) declare(draft, declared, box);
}

/** Reads what follows `create`; gives what is created. Mermaid takes `create destroy A` for it, too. */
export function readCreation(draft: Draft): Reference | undefined {
  const { kind } = draft.tokens;
  if (kind !== 'participant' && kind !== 'actor' && kind !== 'destroy') {
    draft.fail('Write `participant` or `actor` and a name behind `create`.');
    return undefined;
  }
  const declared = takeDeclared(draft);
  if (!declared) return undefined;
  const { text, range } = declared.id;
  if (draft.participants.has(text))
    draft.lifelines.report(range, `${shorten(text)} is there already: create another id and give it the same name with \`as\`.`);
  declare(draft, declared, undefined);
  draft.lifelines.create(text);
  return { id: text, range };
}

/** Reads `destroy A`; gives what is destroyed. */
export function readDestruction(draft: Draft): Reference | undefined {
  const { tokens } = draft;
  tokens.take();
  const name = tokens.takeIf('name');
  if (!name) {
    draft.fail('Write the name of a participant behind `destroy`.');
    return undefined;
  }
  const { text, range } = tokens.name(name);
  draft.expectLineEnd('the name');
  draft.lifelines.destroy(text);
  return { id: text, range };
}

function declare(draft: Draft, { id, ...says }: Declared, box: OpenBox | undefined): void {
  if (!draft.participants.declare(id, says, box)) draft.lifelines.report(id.range, `${shorten(id.text)} stands in another box already.`);
}

function takeDeclared(draft: Draft): Declared | undefined {
  const { tokens } = draft;
  const keyword = tokens.take();
  const token = tokens.takeIf('name');
  if (!token) return mendName(draft, draft.tokens.scanner.written(keyword.start, keyword.end));
  const id = tokens.name(token);
  const config = takeConfig(draft);
  let alias: Part | undefined;
  if (tokens.takeIf('as')) {
    const rest = tokens.take();
    alias = wrappedText(tokens.scanner, rest.start, rest.end);
  }
  draft.expectLineEnd('the name');
  const isAliased = alias !== undefined && alias.text !== id.text;
  return { id, kind: config?.kind ?? (keyword.kind === 'actor' ? 'actor' : 'participant'), alias: isAliased ? alias : (config?.alias ?? alias) };
}

/** Reads `@{ … }` if it is next. */
function takeConfig(draft: Draft): ParticipantConfig | undefined {
  const { tokens } = draft;
  if (!tokens.takeIf('@{')) return undefined;
  const content = tokens.takeIf('config');
  if (!content) {
    draft.fail('Say between the braces what it is, e.g. `"type": "database"`.');
    return undefined;
  }
  if (!tokens.takeIf('}')) {
    tokens.scanner.error(content.start - 2, content.start, 'This brace is never closed: write } behind the configuration.');
    tokens.skipLine(['initial'], content.start);
  }
  const config = readConfig(tokens.scanner, content.start, content.end);
  if (config.error) draft.lifelines.report(tokens.range(content), `This is not valid YAML: ${config.error.slice(0, 90)}`);
  return config;
}

/** No name follows, or one with a sign that no name may hold. What stands before the sign is taken for the name. */
function mendName(draft: Draft, keyword: string): Declared | undefined {
  const { scanner, token } = draft.tokens;
  const line = scanner.text.slice(token.start, scanner.lineEnd(token.start));
  const name = /^[^<>:\n,;@#]*/.exec(line)![0].trim();
  if (token.kind === 'unknown' || name === '') {
    draft.fail(`Write a name behind \`${keyword}\`.`);
    return undefined;
  }
  const id = scanner.name(token.start, token.start + name.length);
  const sign = line.slice(name.length).trim()[0]!;
  draft.fail(`A name may not hold \`${sign}\`: write an id and, behind \`as\`, the name to be shown.`, aliasFixes(draft, token.start, line));
  return { id };
}

/** `A: Alice` means `A as Alice`. */
function aliasFixes({ tokens: { scanner } }: Draft, start: number, line: string): DiagramFix[] {
  const colon = /^[^\s<>:,;@]+(\s*:\s*)\S/.exec(line);
  if (!colon) return [];
  const from = start + colon[0].length - 1 - colon[1]!.length;
  return [replacement('Write as', scanner.range(from, from + colon[1]!.length), ' as ')];
}
