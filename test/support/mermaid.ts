/** The installed Mermaid as the judge of what we write. It refuses labels without a DOM unless its sanitiser is stood in for. */
import DOMPurify from 'dompurify';
import { outline } from '../../server/src/syntax/markdown/outline.ts';

const sanitiser = DOMPurify as unknown as { addHook?: () => void; sanitize?: (text: string) => string };
sanitiser.addHook ??= () => {};
sanitiser.sanitize ??= (text) => text;

const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });

/** What Mermaid rejects in the Mermaid fences of a Markdown text: one message a rejected diagram. */
export async function mermaidErrors(text: string): Promise<string[]> {
  const diagrams = outline(text).sections.flatMap(({ fences }) => fences.filter(({ lang }) => lang === 'mermaid'));
  const errors: string[] = [];
  for (const diagram of diagrams) {
    await mermaid.parse(diagram.text).catch((error: unknown) => errors.push(error instanceof Error ? error.message : String(error)));
  }
  return errors;
}
