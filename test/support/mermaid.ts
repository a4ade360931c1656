/** The installed Mermaid as the judge of what we write. It refuses labels without a DOM unless its sanitiser is stood in for. */
import DOMPurify from 'dompurify';
import { outline } from '../../server/src/syntax/markdown/outline.ts';

const sanitiser = DOMPurify as unknown as { addHook?: () => void; sanitize?: (text: string) => string };
sanitiser.addHook ??= () => {};
sanitiser.sanitize ??= (text) => text;

const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });

/** The ids of the boxes that Mermaid makes of a flowchart, and where its arrows lead. */
export async function mermaidFlowchart(text: string): Promise<{ readonly nodes: string[]; readonly edges: string[] }> {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const { getVertices, getEdges } = db as unknown as {
    getVertices: () => Map<string, unknown>;
    getEdges: () => { start: string; end: string; type: string }[];
  };
  return { nodes: [...getVertices.call(db).keys()], edges: getEdges.call(db).map(({ start, end, type }) => `${start} ${type} ${end}`) };
}

/** The Mermaid fences of a Markdown text that Mermaid rejects, each with what it says. */
async function rejections(text: string): Promise<{ readonly diagram: string; readonly message: string }[]> {
  const diagrams = outline(text).sections.flatMap(({ fences }) => fences.filter(({ lang }) => lang === 'mermaid'));
  const rejected: { readonly diagram: string; readonly message: string }[] = [];
  for (const { text: diagram } of diagrams) {
    await mermaid
      .parse(diagram)
      .catch((error: unknown) => rejected.push({ diagram, message: error instanceof Error ? error.message : String(error) }));
  }
  return rejected;
}

/** What Mermaid says of the diagrams that it rejects: one message a diagram. */
export const mermaidErrors = async (text: string): Promise<string[]> => (await rejections(text)).map(({ message }) => message);

/** The diagrams that it rejects. */
export const mermaidRejects = async (text: string): Promise<string[]> => (await rejections(text)).map(({ diagram }) => diagram);
