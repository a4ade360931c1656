import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** The answer to a request that cannot be done, with why. */
export const refusal = (message: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, message);

export const NOT_OPEN = 'The document is not open, or designdoc is switched off for it.';
export const NOT_MADE = 'The editor did not make the change.';
