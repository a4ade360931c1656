/** What holds for each template: it is a design that a reviewer has nothing against but what is still to be filled in. */
import { describe, expect, test } from 'vitest';
import { families } from '../../server/src/patterns/families/index.ts';
import { plain } from '../../server/src/patterns/slots.ts';
import { templates } from '../../server/src/patterns/templates/templates.ts';
import { mermaidErrors } from '../support/mermaid.ts';
import { shownFindings, workspace } from '../support/workspace.ts';

const STRICT = { '/repo/designdoc.config.json': '{ "extends": ["designdoc:strict"] }' };

describe.each(templates)('$kind, $family, $length', ({ kind, length, lines, slots }) => {
  const text = `${plain(lines.join('\n'), slots)}\n`;

  test('has no finding but placeholders', async () => {
    const path = '/repo/design.md';
    const analysis = await workspace({ ...STRICT, [path]: text }).analyse(path);
    expect(analysis.design.kind).toBe(kind);
    const findings = shownFindings(analysis);
    expect(findings.filter((finding) => !finding.endsWith(' doc/placeholder'))).toEqual([]);
    expect(findings.length).toBeGreaterThanOrEqual(2);
  });

  test('has only diagrams that Mermaid accepts', async () => expect(await mermaidErrors(text)).toEqual([]));

  test('leaves no slot open', () => expect(text).not.toMatch(/«|»/));

  test('asks for what its structure asks for', () => {
    const titles = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(titles).toHaveLength({ 'hld long': 8, 'hld short': 5, 'lld long': 6, 'lld short': 5 }[`${kind} ${length}`]);
  });
});

const TEN = [
  'What is the write path?',
  'What is the read path?',
  'What is the source of truth',
  'What can be stale, and for how long?',
  'Where do we cache, and how do we invalidate?',
  'What must be synchronous, and what asynchronous?',
  'How do we partition data and traffic?',
  'Where can duplicates happen, and how do we make operations idempotent?',
  'What fails first at 10x traffic?',
  'What metric would wake you up at 3 AM?',
];

test.each(templates.filter(({ kind, length }) => kind === 'hld' && length === 'long'))(
  '$family asks the ten questions of any design',
  ({ lines }) => {
    const text = lines.join('\n');
    expect(TEN.filter((question) => !text.includes(question))).toEqual([]);
  },
);

const SCALE: Readonly<Record<string, number>> = {
  '%': 0.01,
  K: 1e3,
  M: 1e6,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  Mbit: 1e6,
  Gbit: 1e9,
  min: 60,
  h: 3600,
  hours: 3600,
  ms: 0.001,
};

/** The first figure of a text, in units, bytes, bits or seconds. */
function figure(text: string): number {
  const [, digits, unit = ''] = /(\d[\d,]*(?:\.\d+)?)\s*(%|[KMGTP]B|[KM]\b|[MG]bit|min\b|h\b|hours\b|ms\b)?/.exec(text) ?? [];
  if (digits === undefined) throw new Error(`no figure in “${text}”`);
  return Number(digits.replaceAll(',', '')) * (SCALE[unit] ?? 1);
}

/** `(1 M/day + 300) × 2 / 86,400 s`, whatever its figures count. */
function result(sum: string): number {
  const inner = /\(([^()]*)\)/.exec(sum);
  if (inner) return result(sum.replace(inner[0], String(result(inner[1] ?? ''))));
  return sum.split(' + ').reduce((total, term) => total + product(term), 0);
}

function product(term: string): number {
  const [first = '', ...rest] = term.split(/\s(?=[×/÷] )/);
  return rest.reduce((total, part) => (part.startsWith('×') ? total * figure(part) : total / figure(part)), figure(first));
}

test.each(families.flatMap(({ id, hld: { estimates } }) => estimates.map((estimate) => ({ id, ...estimate }))))(
  '$id, $what: $sum is $value',
  ({ sum, value }) => {
    const ratio = result(sum) / figure(value);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  },
);
