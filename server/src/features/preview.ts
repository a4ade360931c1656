/** What the preview of a document shows, from what was read of it and what is said of it. */
import type { Design, DiagramView } from '../model/design.ts';
import type { Severity } from '../rules/rule.ts';
import { outline } from '../syntax/markdown/outline.ts';
import type { RenderedBlock } from '../syntax/markdown/render.ts';
import { renderBlocks } from '../syntax/markdown/render.ts';
import type { LineIndex } from '../text/line-index.ts';
import { lineAt } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';
import { shift } from '../text/range.ts';
import type { PreviewBlock, PreviewContent, PreviewDiagram, PreviewFinding } from './preview-content.ts';
import { elementsAt, previewElements } from './preview-elements.ts';
import { contentKey } from './preview-key.ts';
import { refusal } from './preview-limits.ts';
