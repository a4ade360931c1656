import type { Readable } from 'node:stream';
import { AbstractMessageReader, type DataCallback, type Disposable, ErrorCodes, Message } from 'vscode-languageserver/node';

/** What a stream of messages may hold that is none. */
export interface MalformedInput {
  /** A message that cannot be understood is answered; its id is null where it has none. */
  answer(response: {
    readonly jsonrpc: '2.0';
    readonly id: string | number | null;
    readonly error: { readonly code: number; readonly message: string };
  }): void;
  /** Where the next message begins is not known any more: there is no way on. */
  giveUp(reason: string): void;
}

const separator = Buffer.from('\r\n\r\n');
const longestHeader = 1024;
const longestBody = 128 * 1024 * 1024;

/**
 * Reads messages from a stream. The reader of the library waits for ever on a header that is none, and says nothing to a
 * message that is none.
 */
export class StrictMessageReader extends AbstractMessageReader {
  readonly #input: Readable;
  readonly #malformed: MalformedInput;
  #chunks: Buffer[] = [];
  #size = 0;
  /** Bytes of the message that is being received; undefined while its header is. */
  #expected: number | undefined;

  constructor(input: Readable, malformed: MalformedInput) {
    super();
    this.#input = input;
    this.#malformed = malformed;
  }

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer): void => {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      while (this.#next(callback)) {
        // One after the other.
      }
    };
    this.#input.on('data', take);
    this.#input.on('error', (error) => this.fireError(error));
    this.#input.on('close', () => this.fireClose());
    return { dispose: () => void this.#input.off('data', take) };
  }

  /** Takes a header or a message from what was received; false where it is not whole yet. */
  #next(callback: DataCallback): boolean {
    if (this.#expected === undefined) return this.#readHeader();
    if (this.#size < this.#expected) return false;
    const body = this.#take(this.#expected);
    this.#expected = undefined;
    this.#deliver(body, callback);
    return true;
  }

  #readHeader(): boolean {
    if (this.#size === 0) return false;
    const received = Buffer.concat(this.#chunks);
    this.#chunks = [received];
    const end = received.indexOf(separator);
    const header = received.subarray(0, end < 0 ? longestHeader : end).toString('latin1');
    const lines = header.split('\r\n');
    const whole = end < 0 ? lines.slice(0, -1) : lines;
    if (!whole.every(isHeaderLine) || !couldBeHeaderLine(lines.at(-1)!) || (end < 0 && received.length > longestHeader)) {
      return this.#giveUp('what was received is no header of a message');
    }
    if (end < 0) return false;
    const length = lines.flatMap((line) => /^content-length: *(\d{1,10}) *$/i.exec(line)?.[1] ?? []).map(Number)[0];
    if (length === undefined) return this.#giveUp('a header has no Content-Length');
    if (length > longestBody) return this.#giveUp(`a message of ${length} bytes is announced, and ${longestBody} are the most`);
    this.#take(end + separator.length);
    this.#expected = length;
    return true;
  }

  #giveUp(reason: string): false {
    this.#chunks = [];
    this.#size = 0;
    this.#malformed.giveUp(reason);
    return false;
  }

  #take(count: number): Buffer {
    const received = Buffer.concat(this.#chunks);
    this.#chunks = [received.subarray(count)];
    this.#size -= count;
    return received.subarray(0, count);
  }

  #deliver(body: Buffer, callback: DataCallback): void {
    let message: unknown;
    try {
      message = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch {
      this.#refuse(null, ErrorCodes.ParseError, 'The message is no JSON.');
      return;
    }
    if (!isMessage(message)) {
      this.#refuse(idOf(message), ErrorCodes.InvalidRequest, 'The message is no request, notification or response.');
      return;
    }
    try {
      callback(message);
    } catch (error) {
      this.fireError(error);
    }
  }

  #refuse(id: string | number | null, code: number, message: string): void {
    this.#malformed.answer({ jsonrpc: '2.0', id, error: { code, message } });
  }
}

const isHeaderLine = (line: string): boolean => /^content-(?:length|type):/i.test(line);

/** Whether more of the line may make it one. */
const couldBeHeaderLine = (line: string): boolean =>
  isHeaderLine(line) || ['content-length:', 'content-type:'].some((name) => name.startsWith(line.toLowerCase()));

const isMessage = (value: unknown): value is Message =>
  isObject(value) &&
  (Message.isRequest(value as never) || Message.isNotification(value as never) || Message.isResponse(value as never)) &&
  hasParams(value);

/** Parameters are an object or a list, where there are any. */
const hasParams = (value: Readonly<Record<string, unknown>>): boolean =>
  value['params'] === undefined || value['params'] === null || typeof value['params'] === 'object';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function idOf(value: unknown): string | number | null {
  const id = isObject(value) ? value['id'] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}
