/** How two spellings of a value compare: `In Progress`, `IN_PROGRESS`, `inProgress` and `in-progress` are one. */
export const valueKey = (value: string): string =>
  value
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');
