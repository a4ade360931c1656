/** Writers for Mermaid class diagrams. */

/** One class with its members as they were written elsewhere, one line an item. */
export function draftClass(name: string, members: readonly string[]): string[] {
  const id = name.replace(/[^\p{L}\p{N}_]+/gu, '') || 'Class';
  return ['classDiagram', `  class ${id} {`, ...members.map((member) => `    ${member.replace(/[{}]/g, '')}`), '  }'];
}
