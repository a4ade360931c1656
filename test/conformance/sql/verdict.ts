import { readDesign } from '../../../server/src/model/read.ts';

/** Our verdict on a case, written as a document. */
export function verdictOf({ ddl, query, small = [] }: { readonly ddl: string; readonly query: string; readonly small?: readonly string[] }): string {
  const told = small.map((table) => `\`${table}\` is a small lookup table.`).join('\n');
  const text = `---\ndesign: lld\n---\n# Schema\n\n${told}\n\n\`\`\`sql\n${ddl}\n\`\`\`\n\n\`\`\`sql\n${query}\n\`\`\`\n`;
  const { queries } = readDesign({ path: 'schema.md', text });
  return queries.length === 1 ? queries[0]!.verdict.kind : 'unknown';
}
