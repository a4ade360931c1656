import { all, children, drawn, type Drawn, following, preceding, type Part } from './drawn.ts';

export const sequence = (svg: SVGSVGElement): Drawn[] => [
  ...participants(svg),
  ...all(svg, '[data-et=message]').map((line) => drawn('edge', id(line), line, ...preceding(line, '.messageText'))),
  ...all(svg, '[data-et=note]').map((note) => drawn('note', id(note), note)),
  ...all(svg, '[data-et=control-structure]').flatMap((block) => [
    drawn('block', id(block), block),
    ...all(block, '.sectionTitle').map((title) => drawn('member', id(block), title)),
  ]),
  // Grounds are pushed under all that was drawn before, one after the other.
  ...children(svg, 'rect.rect')
    .reverse()
    .map((ground) => drawn('block', 'rect', ground)),
  ...all(svg, ':scope > g > rect.rect')
    .reverse()
    .map((ground) => drawn('group', 'box', ground, ...following(ground, '.text'))),
];

const id = (part: Part): string => part.dataset['id'] ?? '';

/** A participant has a head, a line and, unless the author switched them off, a foot. */
function participants(svg: SVGSVGElement): Drawn[] {
  const lines = all(svg, '[data-et=life-line]');
  const feet = all(svg, '.actor-bottom');
  return all(svg, '[data-et=participant]').map((head) => {
    const line = lines.find((each) => id(each) === id(head));
    const foot = feet.find((each) => each.getAttribute('name') === id(head));
    return drawn('node', id(head), head, ...[foot, line].filter((part) => part !== undefined));
  });
}
