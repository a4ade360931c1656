/** Files that are one diagram, by their path. */
export const isDiagramFile = (path: string): boolean => /\.(?:mmd|mermaid)$/i.test(path);
