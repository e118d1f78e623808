import { type Hello, helloFrame, markFrame, syncFrame } from '@holdfast/sync-protocol';
import * as Y from 'yjs';

export interface ExchangeOptions {
  readonly doc: Y.Doc;
  /** False when the socket takes nothing any more. */
  readonly send: (frame: Uint8Array) => boolean;
  /** All of the document has been sent on this socket: from now on marks may be. */
  readonly onSent: () => void;
}

/**
 * What is said on one socket, in its order: hello; then, when the relay has welcomed the document and told what it has,
 * the step 2; then marks. The provider adds its step 1 and each change as it is made.
 */
export class Exchange {
  readonly #options: ExchangeOptions;
  #isWelcome = false;
  #relayVector: Uint8Array | undefined;
  #hasSentAll = false;
  #marked = 0;

  constructor(options: ExchangeOptions) {
    this.#options = options;
  }

  get hasSentAll(): boolean {
    return this.#hasSentAll;
  }

  greet(hello: Hello): void {
    this.#options.send(helloFrame(hello));
  }

  /** The document may be sent here. */
  welcome(): void {
    this.#isWelcome = true;
    this.#answer();
  }

  /** The relay's step 1. */
  asked(relayVector: Uint8Array): void {
    this.#relayVector = relayVector;
    this.#answer();
  }

  /** "The document contains all rows up to `seq`, and all of it was sent here." Before the step 2 it is not said. */
  mark(seq: number): void {
    if (!this.#hasSentAll || seq <= this.#marked) return;
    if (this.#options.send(markFrame(seq))) this.#marked = seq;
  }

  /** A number that was not said on this socket cannot have been committed by it. */
  hasMarked(seq: number): boolean {
    return seq <= this.#marked;
  }

  /** Says the last mark again, which the relay echoes: a sign of life. */
  probe(): void {
    if (this.#hasSentAll) this.#options.send(markFrame(this.#marked));
  }

  /** Sends all that the relay did not have when the socket opened, whatever was sent since. False: it could not. */
  sendAgain(): boolean {
    if (!this.#hasSentAll || this.#relayVector === undefined) return false;
    return this.#options.send(
      syncFrame('update', Y.encodeStateAsUpdate(this.#options.doc, this.#relayVector)),
    );
  }

  #answer(): void {
    if (!this.#isWelcome || this.#relayVector === undefined) return;
    const update = Y.encodeStateAsUpdate(this.#options.doc, this.#relayVector);
    if (!this.#options.send(syncFrame('step2', update))) return;
    this.#hasSentAll = true;
    this.#options.onSent();
  }
}
