/** Bytes of a file that is analysed. */
export const fileLimit = 1024 * 1024;

/** Passes that applying fixes may take: one fix may make room for the next. */
export const passLimit = 10;
