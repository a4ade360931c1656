import { describe, expect, test } from 'vitest';
import { placeholder } from '../../../server/src/rules/doc/placeholder.ts';
import { checkRule, findingsOf } from '../../support/check-rule.ts';

const found = (text: string): string[] => findingsOf(placeholder, `---\ndesign: hld\n---\n# Rides\n\n${text}`).map(({ message }) => message);
const open = (text: string): string => `“${text}” is still open. Write what is meant, or take it out.`;

describe('doc/placeholder', () => {
  test('an open place is marked with the words that say what is to come', () => {
    checkRule(
      placeholder,
      `
      # Rides

      Peak rate: TODO requests/s
                 ^^^^^^^^^^^^^^^ ${open('TODO requests/s')}
      `,
      { path: 'rides.hld.md' },
    );
  });

  test.each([
    ['in prose', 'The limit is TBD.\n', 'TBD'],
    ['in a table', '| a | b |\n|---|---|\n| x | TODO users |\n', 'TODO users'],
    ['in a heading', '## Trade-offs (TODO)\n', 'TODO'],
    ['in a label', '```mermaid\nflowchart LR\n  a[App] -->|TODO contract| b[Order API]\n```\n', 'TODO contract'],
    ['in a state diagram', '```mermaid\nstateDiagram-v2\n  a --> b : TODO trigger to b\n```\n', 'TODO trigger to b'],
    ['of a template', 'Owner: <fill in>\n', '<fill in>'],
    ['of a template in brackets', 'Owner: [your team here]\n', '[your team here]'],
    ['of a template engine', 'Owner: {{ owner }}\n', '{{ owner }}'],
    ['of a typesetter', 'Lorem ipsum dolor sit amet.\n', 'Lorem ipsum'],
    ['of a C4 template', '```mermaid\nC4Context\n  System(a, "Rides", "Stuff for description")\n```\n', 'Stuff for description'],
  ])('%s', (_, text, said) => {
    expect(found(text)).toEqual([open(said)]);
  });

  describe('is silent', () => {
    test('on words in code, in code spans, and in lower case', () => {
      expect(found('```js\n// TODO: later\n```\n\nThe marker `TODO` is searched for; what is todo is listed.\n')).toEqual([]);
    });
    test('on a system whose subject is a TODO list', () => {
      expect(found('It keeps a TODO list and TODO items.\n')).toEqual([]);
    });
    test('on variables of templates in code', () => {
      expect(found('It calls `GET {{baseUrl}}/rides`.\n\n```http\nGET {{baseUrl}}/rides\n```\n')).toEqual([]);
    });
    test('on the second of equal placeholders of one diagram, which is related', () => {
      const text = '```mermaid\nflowchart LR\n  a[App] -->|TODO contract| b[Order API]\n  b -->|TODO contract| c[(DB)]\n```\n';
      expect(found(text)).toHaveLength(1);
      expect(findingsOf(placeholder, `---\ndesign: hld\n---\n# Rides\n\n${text}`)[0]?.related).toHaveLength(1);
    });
    test('on links and HTML', () => {
      expect(found('See [your account](https://example.com) and <b>bold</b>.\n')).toEqual([]);
    });
  });
});
