import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { inRoot } from '../../../scripts/paths.mjs';

/** Grammars by the scope they give; the Markdown of the editor is not ours, so that a plain one takes its place. */
const FILES: Readonly<Record<string, string>> = {
  'source.mermaid': inRoot('syntaxes/mermaid.tmLanguage.json'),
  'markdown.mermaid.codeblock': inRoot('syntaxes/mermaid-fence.tmLanguage.json'),
  'text.html.markdown': inRoot('test/syntaxes/support/markdown.tmLanguage.json'),
};

/** A stretch of a line and the innermost scope of the grammar that covers it. */
export interface Token {
  readonly text: string;
  readonly scope: string;
}

export type Tokenizer = (text: string) => Token[];

/** Colours text as the editor would, beginning with the grammar of `scope`. Blank stretches are left out. */
export async function tokenizer(scope: string): Promise<Tokenizer> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(readFileSync(wasm));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner: (sources) => new OnigScanner(sources), createOnigString: (text) => new OnigString(text) }),
    loadGrammar: (name) => Promise.resolve(FILES[name] === undefined ? null : parseRawGrammar(readFileSync(FILES[name], 'utf8'), FILES[name])),
    getInjections: (name) => (name === 'text.html.markdown' ? ['markdown.mermaid.codeblock'] : []),
  });
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  return (text) => {
    let stack = INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens
        .map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex).trim(), scope: scopes.at(-1) ?? '' }))
        .filter((token) => token.text !== '');
    });
  };
}
