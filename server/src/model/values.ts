/** How two spellings of a value compare: `In Progress`, `IN_PROGRESS` and `in-progress` are one. */
export const valueKey = (value: string): string => value.toLowerCase().replace(/[\s_-]+/g, '_');
