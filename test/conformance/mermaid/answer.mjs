// Mermaid's answer to a text: whether it takes it, what it finds in it, or what it says against it.
import { mermaid, quietly } from './authority.mjs';
import * as graphs from './graphs.mjs';
import { originalLine } from './lines.mjs';

const GRAPHS = {
  'flowchart-v2': graphs.flowchart,
  'flowchart-elk': graphs.flowchart,
  swimlane: graphs.flowchart,
  sequence: graphs.sequence,
  er: graphs.er,
  classDiagram: graphs.classDiagram,
  stateDiagram: graphs.state,
  architecture: graphs.architecture,
  block: graphs.block,
  requirement: graphs.requirement,
};

/**
 * `{ ok: true, type, accTitle?, accDescr?, …what the graph of its type holds }`, or `{ ok: false, type, error: { message, line?, ppLine? } }`
 * with the line in the text and the line that Mermaid counts.
 */
export const answer = (text) =>
  quietly(async () => {
    const type = detect(text);
    try {
      // `parse` gives the verdict; a diagram made without it misses the settings that the text brings.
      await mermaid.parse(text);
      return { ok: true, ...withoutEmpty(await readGraph(text)) };
    } catch (error) {
      return { ok: false, type, error: describe(error, text) };
    }
  });

function detect(text) {
  try {
    return mermaid.detectType(text);
  } catch {
    return 'unknown';
  }
}

async function readGraph(text) {
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const graph = type === 'c4' ? await readC4(text) : GRAPHS[type]?.(db);
  return { type, accTitle: graphs.ask(db, 'getAccTitle'), accDescr: graphs.ask(db, 'getAccDescription'), ...graph };
}

/** Reads the text once more, to see each relation that it adds. */
async function readC4(text) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { addRel } = db;
  const calls = [];
  db.addRel = function record(...call) {
    calls.push(call);
    return addRel.apply(this, call);
  };
  try {
    await mermaid.mermaidAPI.getDiagramFromText(text);
  } finally {
    db.addRel = addRel;
  }
  return graphs.c4(db, calls);
}

/** Entity codes as written: inside, Mermaid writes them with letters of its own. */
const decoded = (text) => text.replace(/ﬂ°°(\d+)¶ß/g, '#$1;').replace(/ﬂ°(\w+)¶ß/g, '#$1;');

/** Plain data without what says nothing. */
function withoutEmpty(value) {
  if (typeof value === 'string') return decoded(value);
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!value || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, item]) => item != null && item !== '' && !(Array.isArray(item) && item.length === 0));
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutEmpty(item)]));
}

function describe(error, text) {
  const message = decoded(String(error?.message ?? error)).slice(0, 400);
  const ppLine = lineOf(error, message);
  return { message, ...(Number.isFinite(ppLine) && { ppLine, line: originalLine(text, ppLine) }) };
}

/** The line of the last token that the parser took, as it counts: Jison and Chevrotain say so each in its way. */
function lineOf({ hash, result }, message) {
  if (hash?.loc) return hash.loc.first_line;
  if (Number.isFinite(hash?.line)) return hash.line + 1;
  if (result?.lexerErrors?.length > 0) return result.lexerErrors[0].line;
  const [error] = result?.parserErrors ?? [];
  if (error) return Number.isFinite(error.token?.startLine) ? error.token.startLine : error.previousToken?.startLine;
  const named = /line[: ]+(\d+)/i.exec(message);
  return named ? Number(named[1]) : undefined;
}
