/** Mermaid, and the only place that knows it. A bundle of its own, loaded when the first diagram comes into view. */
import mermaid from 'mermaid';
import type { MermaidConfig } from 'mermaid';
import type { Theme } from './theme.ts';

/** What a document may not set, in a directive or in its frontmatter: limits, trust, fonts and free CSS. */
const SECURE = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'suppressErrorRendering',
  'maxTextSize',
  'maxEdges',
  'dompurifyConfig',
  'themeCSS',
  'fontFamily',
  'altFontFamily',
  'actorFontFamily',
  'noteFontFamily',
  'messageFontFamily',
  'personFontFamily',
  'external_personFontFamily',
];

const PICTURE_ID = 'designdoc-picture';

/**
 * Draws `source`.
 * @param measure an element without display of its own, in which Mermaid measures text
 * @returns the SVG as Mermaid wrote it: to be sanitised before it is shown
 * @throws what Mermaid says against the source
 */
export async function paint(source: string, theme: Theme, measure: HTMLElement): Promise<string> {
  try {
    return await draw(source, config(theme), measure);
  } catch (error) {
    // ELK, the layout Mermaid takes by default, fails on some diagrams that Mermaid accepts.
    if (!(await mermaid.parse(source, { suppressErrors: true }))) throw error;
    return await draw(source, { ...config(theme), layout: 'dagre' }, measure);
  } finally {
    measure.replaceChildren();
  }
}

async function draw(source: string, settings: MermaidConfig, measure: HTMLElement): Promise<string> {
  mermaid.initialize(settings);
  return (await mermaid.render(PICTURE_ID, source, measure)).svg;
}

const config = ({ name, fontFamily, variables }: Theme): MermaidConfig => ({
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  secure: SECURE,
  theme: name,
  look: 'classic',
  fontFamily,
  themeVariables: variables,
});
