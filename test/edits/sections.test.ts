import { describe, expect, test } from 'vitest';
import { insertSectionBefore, insertSectionsAfter, insertSectionsInto, moveSectionBefore } from '../../server/src/edits/sections.ts';
import type { Design } from '../../server/src/model/design.ts';
import { readDesign } from '../../server/src/model/read.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/text-edit.ts';

const HEAD = '---\ndesign: hld\n---\n# Rides\n\n';
const DRAFT = { title: 'API design', icon: '🔌', lines: ['- one'] };
const WRITE = { title: 'Write path', icon: '✍️', lines: ['1. in'] };
const READ = { title: 'Read path', icon: '📖', lines: ['1. out'] };

/** The document after `edit` of the section whose heading holds `title`. */
function edited(body: string, title: string, edit: (index: number, design: Design) => readonly TextEdit[] | undefined): string {
  const text = HEAD + body;
  const design = readDesign({ path: 'rides.md', text });
  const edits = edit(sectionOf(design, title), design);
  return edits ? applyEdits(text, edits).slice(HEAD.length) : 'no edit';
}

const sectionOf = ({ sections }: Design, title: string): number => sections.findIndex((section) => section.title.includes(title));

describe('a section put before another', () => {
  const before = (body: string, title = 'Architecture'): string => edited(body, title, (index, design) => insertSectionBefore(index, DRAFT, design));

  test('has its level, and a blank line after it', () => {
    expect(before('## Goals\n\n## Architecture\n')).toBe('## Goals\n\n## API design\n\n- one\n\n## Architecture\n');
    expect(before('### Architecture\n')).toBe('### API design\n\n- one\n\n### Architecture\n');
  });
  test('takes the number, and those behind it count on with all under them', () => {
    expect(before('## 1. Goals\n\n## 2. Architecture\n\n### 2.1 Boxes\n\n## 3. Security\n')).toBe(
      '## 1. Goals\n\n## 2. API design\n\n- one\n\n## 3. Architecture\n\n### 3.1 Boxes\n\n## 4. Security\n',
    );
    expect(before('### 2.1 Goals\n\n### 2.2 Architecture\n')).toBe('### 2.1 Goals\n\n### 2.2 API design\n\n- one\n\n### 2.3 Architecture\n');
  });
  test('is a step among steps', () => {
    expect(before('## Step 1: Goals\n\n## Step 2: Architecture\n')).toBe(
      '## Step 1: Goals\n\n## Step 2: API design\n\n- one\n\n## Step 3: Architecture\n',
    );
  });
  test('has a key cap among key caps', () => {
    expect(before('## 1️⃣ Goals\n\n## 2️⃣ Architecture\n')).toBe('## 1️⃣ Goals\n\n## 2️⃣ API design\n\n- one\n\n## 3️⃣ Architecture\n');
  });
  test('has a pictogram among pictograms', () => {
    expect(before('## 🎯 Goals\n\n## 🏗️ Architecture\n')).toBe('## 🎯 Goals\n\n## 🔌 API design\n\n- one\n\n## 🏗️ Architecture\n');
  });
  test('is written with capitals where the others are', () => {
    expect(before('## Business Goals\n\n## System Architecture\n')).toBe('## Business Goals\n\n## API Design\n\n- one\n\n## System Architecture\n');
  });
  test('ends with a line across where the others do', () => {
    expect(before('## Goals\n\nx\n\n---\n\n## Architecture\n')).toBe('## Goals\n\nx\n\n---\n\n## API design\n\n- one\n\n---\n\n## Architecture\n');
  });
  test('has no number where a link of the document leads to one that would change', () => {
    expect(before('[to it](#2-architecture)\n\n## 1. Goals\n\n## 2. Architecture\n')).toBe(
      '[to it](#2-architecture)\n\n## 1. Goals\n\n## API design\n\n- one\n\n## 2. Architecture\n',
    );
  });
  test('has no number where the others are not in sequence', () => {
    expect(before('## 1. Goals\n\n## 7. Architecture\n')).toBe('## 1. Goals\n\n## API design\n\n- one\n\n## 7. Architecture\n');
  });
  test('has the line ends of the document', () => {
    const text = (HEAD + '## Architecture\n').replaceAll('\n', '\r\n');
    const design = readDesign({ path: 'rides.md', text });
    expect(applyEdits(text, insertSectionBefore(sectionOf(design, 'Architecture'), DRAFT, design))).toBe(
      (HEAD + '## API design\n\n- one\n\n## Architecture\n').replaceAll('\n', '\r\n'),
    );
  });
});

describe('sections put after another', () => {
  const after = (body: string, title = 'Architecture'): string =>
    edited(body, title, (index, design) => insertSectionsAfter(index, [WRITE, READ], design));

  test('stand behind all that is under it', () => {
    expect(after('## Architecture\n\n### Boxes\n\n## Security\n')).toBe(
      '## Architecture\n\n### Boxes\n\n## Write path\n\n1. in\n\n## Read path\n\n1. out\n\n## Security\n',
    );
  });
  test('take numbers in a row', () => {
    expect(after('## 1. Architecture\n\n## 2. Security\n')).toBe(
      '## 1. Architecture\n\n## 2. Write path\n\n1. in\n\n## 3. Read path\n\n1. out\n\n## 4. Security\n',
    );
  });
  test('end the document where nothing follows', () => {
    expect(after('## Architecture\n\nx\n')).toBe('## Architecture\n\nx\n\n## Write path\n\n1. in\n\n## Read path\n\n1. out\n');
  });
});

describe('sections put under another', () => {
  const into = (body: string): string => edited(body, 'Data flow', (index, design) => insertSectionsInto(index, [READ], design));

  test('come after those that are there, at their level', () => {
    expect(into('## 5. Data flow\n\n### 5.1 Write path\n\nx\n\n## 6. Security\n')).toBe(
      '## 5. Data flow\n\n### 5.1 Write path\n\nx\n\n### 5.2 Read path\n\n1. out\n\n## 6. Security\n',
    );
  });
  test('are the first', () => {
    expect(into('## Data flow\n\nx\n')).toBe('## Data flow\n\nx\n\n### Read path\n\n1. out\n');
  });
  test('stand before the line that ends it', () => {
    expect(into('## Data flow\n\nx\n\n---\n\n## Security\n')).toBe('## Data flow\n\nx\n\n### Read path\n\n1. out\n\n---\n\n## Security\n');
  });
});

describe('a section moved before another', () => {
  const moved = (body: string): string => edited(body, 'API', (index, design) => moveSectionBefore(index, sectionOf(design, 'Architecture'), design));

  test('takes all under it along, and the numbers follow', () => {
    expect(moved('## 1. Architecture\n\nx\n\n## 2. API\n\n### 2.1 Endpoints\n\n`POST /rides`\n\n## 3. Security\n')).toBe(
      '## 1. API\n\n### 1.1 Endpoints\n\n`POST /rides`\n\n## 2. Architecture\n\nx\n\n## 3. Security\n',
    );
  });
  test('stays where a link leads to a number that would change', () => {
    expect(moved('[api](#2-api)\n\n## 1. Architecture\n\n## 2. API\n\n`POST /rides`\n')).toBe('no edit');
  });
  test('stays where the two are of different levels, or where it stands before', () => {
    expect(moved('## Architecture\n\n### API\n\n`POST /rides`\n')).toBe('no edit');
    expect(moved('## API\n\n`POST /rides`\n\n## Architecture\n')).toBe('no edit');
  });
  test('without an end of its last line gets one', () => {
    expect(moved('## Architecture\n\nx\n\n## API\n\n`POST /rides`')).toBe('## API\n\n`POST /rides`\n\n## Architecture\n\nx\n\n');
  });
});
