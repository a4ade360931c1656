import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { HostSettings } from '../service/analysis.ts';
import { declarations, ruleSettings } from '../service/config-file.ts';
import type { Settings } from './protocol.ts';

/** The settings of the client, as they are now. */
export interface SettingsStore {
  /** Those that hold for a document or a folder. Never rejects: without an answer the defaults hold. */
  of(uri: string): Promise<Required<Pick<Settings, 'enable' | 'run'>> & Pick<HostSettings, 'rules' | 'documents'>>;
  /** Takes what the client pushes, and asks anew for the rest. */
  changed(pushed: unknown): void;
  forget(uri: string): void;
}

const section = 'designDoc';

/** Asks a client that can be asked; of one that cannot takes what it pushes. `initial` came with the first request. */
export function createSettings(connection: Connection, capabilities: ClientCapabilities, initial: unknown): SettingsStore {
  const canAsk = capabilities.workspace?.configuration === true;
  const asked = new Map<string, Promise<unknown>>();
  let pushed = initial;

  async function ask(uri: string): Promise<unknown> {
    try {
      return await connection.workspace.getConfiguration({ scopeUri: uri, section });
    } catch (error) {
      connection.console.warn(`The settings of ${uri} are not known: ${String(error)}`);
      asked.delete(uri);
      return undefined;
    }
  }

  return {
    async of(uri) {
      if (!canAsk) return read(pushed);
      const answer = asked.get(uri) ?? ask(uri);
      asked.set(uri, answer);
      return read(await answer);
    },
    changed: (settings) => {
      asked.clear();
      if (isObject(settings) && section in settings) pushed = settings[section];
    },
    forget: (uri) => void asked.delete(uri),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What is missing or wrong has its default. */
function read(value: unknown): Awaited<ReturnType<SettingsStore['of']>> {
  const { enable, run, rules, documents } = isObject(value) ? value : {};
  return {
    enable: enable !== false,
    run: run === 'onSave' ? 'onSave' : 'onType',
    rules: entries(rules, ruleSettings),
    documents: entries(documents, declarations),
  };
}

/** The entries whose value is one of `names`. */
function entries<Name extends string>(value: unknown, names: readonly Name[]): Readonly<Record<string, Name>> {
  const known = Object.entries(isObject(value) ? value : {}).flatMap(([key, said]) => {
    const name = names.find((each) => each === said);
    return name ? [[key, name] as const] : [];
  });
  return Object.fromEntries(known);
}
