import * as Y from 'yjs';

import type { Struct } from '../update/read-update.ts';
import type { ErasedIds } from './erased-ids.ts';
import { saysSomething } from './rewrite-update.ts';

/**
 * Finds the ids of some words wherever they could ever be read: it replays a document row by row, keeps what is
 * deleted, and looks at each text after each row that changed it. Words are found in whatever case they stand.
 */
export class WordFinder {
  readonly doc = new Y.Doc({ gc: false });
  readonly #words: string;
  readonly #found: ErasedIds;

  constructor(words: string, found: ErasedIds) {
    this.#words = words;
    this.#found = found;
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#look(transaction));
  }

  apply(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
  }

  #look(transaction: Y.Transaction): void {
    for (const type of transaction.changed.keys()) this.#lookInText(type);
    for (const [client, clock] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0;
      if (clock === before) continue;
      const structs = this.doc.store.clients.get(client) ?? [];
      for (const struct of structs.slice(Y.findIndexSS(structs, before))) this.#lookInValue(struct);
    }
  }

  /** What stands side by side in a text, whoever wrote which letter of it. */
  #lookInText(type: Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>): void {
    let text = '';
    const letters: Y.ID[] = [];
    // oxlint-disable-next-line no-underscore-dangle -- the only way to what is deleted, and to ids
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted || item.content instanceof Y.ContentFormat) continue;
      const { content, id } = item;
      const part = content instanceof Y.ContentString ? content.str : '\n'.repeat(item.length);
      for (let at = 0; at < part.length; at += 1) letters.push(Y.createID(id.client, id.clock + at));
      text += part;
    }
    for (const at of occurrences(text, this.#words)) {
      for (const { client, clock } of letters.slice(at, at + this.#words.length)) {
        this.#found.add(client, clock, clock + 1);
      }
    }
  }

  /** Also in what a row says that is of no document, since something that it builds on is missing. */
  lookInRow(structs: readonly Struct[]): void {
    for (const struct of structs) {
      if (!saysSomething(struct)) continue;
      const { content, id } = struct;
      if (!(content instanceof Y.ContentString)) this.#lookInValue(struct);
      else {
        for (const at of occurrences(content.str, this.#words)) {
          this.#found.add(id.client, id.clock + at, id.clock + at + this.#words.length);
        }
      }
    }
  }

  #lookInValue(struct: Y.AbstractStruct): void {
    if (!(struct instanceof Y.Item) || !saysSomething(struct) || struct.content instanceof Y.ContentString)
      return;
    const { id, content } = struct;
    if (content instanceof Y.ContentFormat) {
      if (this.#isIn({ value: content.value })) this.#found.add(id.client, id.clock, id.clock + 1);
      return;
    }
    content.getContent().forEach((value: unknown, at: number) => {
      if (this.#isIn(value)) this.#found.add(id.client, id.clock + at, id.clock + at + 1);
    });
  }

  #isIn(value: unknown): boolean {
    if (typeof value === 'string') return occurrences(value, this.#words).length > 0;
    if (value instanceof Uint8Array) return this.#isIn(Buffer.from(value).toString());
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([key, part]) => this.#isIn(key) || this.#isIn(part));
  }
}

/** Where words stand in a text, in whatever case, but for the few letters that have another length in lower case. */
function occurrences(text: string, words: string): number[] {
  const lower = [text.toLowerCase(), words.toLowerCase()] as const;
  const isSameLength = lower[0].length === text.length && lower[1].length === words.length;
  const [inText, sought] = isSameLength ? lower : [text, words];
  const found: number[] = [];
  for (let at = inText.indexOf(sought); at !== -1; at = inText.indexOf(sought, at + sought.length)) {
    found.push(at);
  }
  return found;
}
