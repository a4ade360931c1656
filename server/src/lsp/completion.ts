import { type CompletionItem, CompletionItemKind, type Connection, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import { type Completion, completionsAt } from '../features/completion.ts';
import { plain, snippet as asSnippet } from '../patterns/slots.ts';
import { snippets } from '../patterns/snippets/index.ts';
import { offsetAt } from '../text/line-index.ts';
import type { ActionContext } from './code-actions.ts';
import { toRange } from './convert.ts';

/** Offers snippets. `contextOf` gives nothing for a document that is not open, or not checked. */
export function listenToCompletion(connection: Connection, contextOf: (uri: string) => Promise<ActionContext | undefined>): void {
  connection.onCompletion(async ({ textDocument: { uri }, position }): Promise<CompletionItem[]> => {
    const context = await contextOf(uri);
    if (!context) return [];
    const { analysis, capabilities } = context;
    const canFill = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return completionsAt(offsetAt(analysis.lines, position), analysis.text, analysis.design).map(({ prefix, snippet, range }) => ({
      label: prefix,
      detail: snippet.name,
      kind: CompletionItemKind.Snippet,
      insertTextFormat: canFill ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range: toRange(analysis.lines, range), newText: textOf(snippet, canFill, analysis.design.lineEnd) },
    }));
  });

  // What it inserts is shown only of the one that is looked at.
  connection.onCompletionResolve((item) => {
    const found = snippets.find(({ prefixes }) => prefixes.includes(item.label));
    if (!found) return item;
    const value = `${found.description}\n\n---\n\n${plain(found.lines.join('\n'), found.slots)}`;
    return { ...item, documentation: { kind: MarkupKind.Markdown, value } };
  });
}

function textOf({ lines, slots }: Completion['snippet'], canFill: boolean, lineEnd: string): string {
  const text = lines.join(lineEnd);
  return canFill ? asSnippet(text, slots) : plain(text, slots);
}
