import { type Random, seededRandom } from '@holdfast/base';
import * as Y from 'yjs';

/** Somebody who types at the end of a text of their own; each key, or each piece of some words, is one update. */
export class Typist {
  readonly #doc = new Y.Doc();
  readonly #words: string;
  #last: Uint8Array = new Uint8Array();

  constructor(words = 'x') {
    this.#words = words;
    this.#doc.on('update', (update: Uint8Array) => {
      this.#last = update;
    });
  }

  get clientId(): number {
    return this.#doc.clientID;
  }

  type(): Uint8Array {
    const text = this.#doc.getText('text');
    text.insert(text.length, this.#words);
    return this.#last;
  }

  /** In place of what was typed before, so that much passes and the document stays small. */
  retype(): Uint8Array {
    const text = this.#doc.getText('text');
    this.#doc.transact(() => {
      text.delete(0, text.length);
      text.insert(0, this.#words);
    });
    return this.#last;
  }
}

/** The keys of an update: per client the clock after the last of them. Merged updates may hold many of several people. */
export function keysIn(update: Uint8Array): Map<number, number> {
  const ends = new Map<number, number>();
  for (const struct of Y.decodeUpdate(update).structs) {
    const end = struct.id.clock + struct.length;
    if (end > (ends.get(struct.id.client) ?? 0)) ends.set(struct.id.client, end);
  }
  return ends;
}

/** A document of about so many bytes, in words that three people wrote by turns at the front of its texts. */
export function writeDocument(bytes: number): Uint8Array {
  const random = seededRandom(7);
  const doc = new Y.Doc();
  for (let update = Y.encodeStateAsUpdate(doc); ; update = Y.encodeStateAsUpdate(doc)) {
    if (update.length >= bytes) return update;
    for (let turn = 0; turn < bytes / 4_000; turn += 1) {
      doc.clientID = 1_000 + Math.floor(random.fraction() * 3);
      // Hundreds of keys at a time, or making the document takes longer than measuring with it.
      doc.transact(() => writeWords(doc, random, turn));
    }
  }
}

function writeWords(doc: Y.Doc, random: Random, turn: number): void {
  for (let edit = 0; edit < 40; edit += 1) {
    const text = doc.getText(`section ${(turn + edit) % 40}`);
    text.insert(0, 'some words '.slice(0, 1 + Math.floor(random.fraction() * 11)));
  }
}
