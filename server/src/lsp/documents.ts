import type { Connection, Disposable } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../service/analysis.ts';
import type { Clock, Log } from '../service/reader.ts';

/** The open documents and what was last found out about each. */
export interface Documents {
  /** The document as it is now; undefined where it is not open. */
  get(uri: string): TextDocument | undefined;
  all(): readonly TextDocument[];
  /** The last analysis that was finished, which may be of an earlier version; undefined before the first. */
  latest(uri: string): Analysis | undefined;
  /** The analysis of the text as it is now; undefined where it is not open, or was closed meanwhile. */
  current(uri: string): Promise<Analysis | undefined>;
  /** Analyses a document again, or all: what it depends on has changed. */
  refresh(uri?: string): void;
  /** Tells of each analysis, never of one older than one that it told of. */
  onAnalysis(listener: (uri: string, analysis: Analysis, cause: Cause) => void): Disposable;
  onClose(listener: (uri: string) => void): Disposable;
}

/** Why a document was analysed: typing may be followed by more typing, the others not. */
export type Cause = 'typed' | 'opened' | 'saved' | 'refreshed';

/** What `Documents` needs. */
export interface Analyser {
  analyse(document: TextDocument): Promise<Analysis>;
  forget(document: TextDocument): void;
  readonly log: Log;
  readonly clock: Clock;
}

/** An open document and the work on it. */
interface Open {
  document: TextDocument;
  /** Counts all that makes an analysis stale: an edit, a change of config or settings. */
  generation: number;
  cause: Cause;
  timer?: ReturnType<typeof setTimeout>;
  running?: { readonly generation: number; readonly result: Promise<Analysis | undefined> };
  latest?: { readonly generation: number; readonly analysis: Analysis };
  /** Milliseconds that the last analysis took. */
  cost: number;
}

/** Milliseconds after the last edit at which a document is analysed at the latest. */
const patience = 250;

/** Milliseconds that an analysis may take without being felt: nothing is gained by waiting for a pause. */
const unfelt = 20;

/** Keeps the documents in step with the client, and analyses what changes. */
export function listenToDocuments(connection: Connection, { analyse, forget, log, clock }: Analyser): Documents {
  const open = new Map<string, Open>();
  const analysisListeners = new Set<Parameters<Documents['onAnalysis']>[0]>();
  const closeListeners = new Set<Parameters<Documents['onClose']>[0]>();

  /** Analyses soon: at once where the last time was cheap, else only when the typing pauses for as long as it took. */
  function schedule(uri: string, entry: Open, cause: Cause): void {
    entry.generation++;
    entry.cause = cause;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void run(uri, entry), cause === 'typed' && entry.cost > unfelt ? Math.min(entry.cost, patience) : 0);
  }

  /** The analysis of the current generation, started unless it runs or is done. Never rejects. */
  function run(uri: string, entry: Open): Promise<Analysis | undefined> {
    clearTimeout(entry.timer);
    const { generation } = entry;
    if (entry.latest?.generation === generation) return Promise.resolve(entry.latest.analysis);
    if (entry.running?.generation === generation) return entry.running.result;
    const result = finish(uri, entry, generation);
    entry.running = { generation, result };
    return result;
  }

  async function finish(uri: string, entry: Open, generation: number): Promise<Analysis | undefined> {
    const started = clock();
    try {
      const analysis = await analyse(entry.document);
      entry.cost = clock() - started;
      if (open.get(uri) !== entry) return undefined;
      if (entry.generation !== generation) return await run(uri, entry);
      entry.latest = { generation, analysis };
      for (const listener of analysisListeners) listener(uri, analysis, entry.cause);
      return analysis;
    } catch (error) {
      log(`${uri} could not be analysed: ${error instanceof Error ? error.stack : String(error)}`);
      return undefined;
    }
  }

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    const entry: Open = { document: TextDocument.create(uri, languageId, version, text), generation: 0, cause: 'opened', cost: 0 };
    open.set(uri, entry);
    schedule(uri, entry, 'opened');
  });

  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const entry = open.get(uri);
    if (!entry) return;
    if (version <= entry.document.version) {
      log(`${uri}: version ${version} came after version ${entry.document.version} and is not taken.`);
      return;
    }
    entry.document = TextDocument.update(entry.document, contentChanges, version);
    schedule(uri, entry, 'typed');
  });

  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const entry = open.get(uri);
    if (entry) schedule(uri, entry, 'saved');
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const entry = open.get(uri);
    if (!entry) return;
    clearTimeout(entry.timer);
    open.delete(uri);
    forget(entry.document);
    for (const listener of closeListeners) listener(uri);
  });

  return {
    get: (uri) => open.get(uri)?.document,
    all: () => [...open.values()].map(({ document }) => document),
    latest: (uri) => open.get(uri)?.latest?.analysis,
    current: (uri) => {
      const entry = open.get(uri);
      return entry ? run(uri, entry) : Promise.resolve(undefined);
    },
    refresh: (uri) => {
      for (const [each, entry] of open) if (uri === undefined || uri === each) schedule(each, entry, 'refreshed');
    },
    onAnalysis: (listener) => subscribe(analysisListeners, listener),
    onClose: (listener) => subscribe(closeListeners, listener),
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): Disposable {
  listeners.add(listener);
  return { dispose: () => void listeners.delete(listener) };
}
