/** The last look at what is about to be shown. What comes out is inserted once, and never read as text again. */
import DOMPurify from 'dompurify';
import type { Config } from 'dompurify';

/** What acts, asks or fetches. Forms and fields have no business in a document, and nothing is fetched for one. */
const FORBIDDEN = [
  ...['script', 'iframe', 'object', 'embed', 'link', 'meta', 'base'],
  ...['form', 'input', 'button', 'select', 'textarea'],
  ...['img', 'picture', 'source', 'video', 'audio', 'image', 'feImage'],
];

const PROSE: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true },
  FORBID_TAGS: [...FORBIDDEN, 'style'],
  FORBID_ATTR: ['style'],
};

const PICTURE: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true, svg: true, svgFilters: true, mathMl: true },
  // Mermaid's labels are HTML inside foreignObject.
  ADD_TAGS: ['foreignObject', 'style'],
  ADD_ATTR: ['dominant-baseline'],
  HTML_INTEGRATION_POINTS: { foreignobject: true },
  FORBID_TAGS: FORBIDDEN,
};

export const sanitiseProse = (html: string): DocumentFragment => DOMPurify.sanitize(html, PROSE);

export const sanitisePicture = (svg: string): DocumentFragment => DOMPurify.sanitize(svg, PICTURE);
