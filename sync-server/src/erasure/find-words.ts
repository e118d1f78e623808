import * as Y from 'yjs';

import type { Struct } from '../update/read-update.ts';
import type { ErasedIds } from './erased-ids.ts';
import { saysSomething } from './rewrite-update.ts';

/** What is looked for, in whatever case it stands. */
export interface Sought {
  readonly words: string;
  /** Only where no letter or digit stands beside it. */
  readonly isWhole: boolean;
}

/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

/** A name of one word is part of others: "Al" stands in "also". One of several words is a name wherever it stands. */
export function soughtName(name: string): Sought {
  const words = name.trim();
  return { words, isWhole: !/\s/u.test(words) && !UNSPACED.test(words) };
}

/** Letters that stood side by side, and whether they were a word of their own when they were last seen so. */
interface Sighting {
  readonly letters: readonly Y.ID[];
  readonly isWhole: boolean;
}

/**
 * Finds the ids of some words wherever they could ever be read: it replays a document row by row, keeps what is
 * deleted, and looks at each text after each row that changed it.
 */
export class WordFinder {
  readonly doc = new Y.Doc({ gc: false });
  readonly #sought: Sought;
  readonly #found: ErasedIds;
  /** By their letters. A word that is typed letter by letter begins like others that are not meant. */
  readonly #sightings = new Map<string, Sighting>();

  constructor(sought: Sought, found: ErasedIds) {
    this.#sought = sought;
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
    for (const { at, isWhole } of occurrences(text, this.#sought.words)) {
      const ofWords = letters.slice(at, at + this.#sought.words.length);
      this.#sightings.set(sightingKey(ofWords), { letters: ofWords, isWhole });
    }
  }

  /** To be called when all rows were applied: only then it is known what was the beginning of another word. */
  finish(): void {
    for (const { letters, isWhole } of this.#sightings.values()) {
      if (this.#sought.isWhole && !isWhole) continue;
      for (const { client, clock } of letters) this.#found.add(client, clock, clock + 1);
    }
  }

  /** After `finish`: also in what a row says that never stood in a text, as what was deleted before it was sent. */
  lookInRow(structs: readonly Struct[]): void {
    for (const struct of structs) {
      if (!saysSomething(struct)) continue;
      const { content, id } = struct;
      if (!(content instanceof Y.ContentString)) this.#lookInValue(struct);
      else {
        const { words, isWhole: isMeantWhole } = this.#sought;
        for (const { at, isWhole } of occurrences(content.str, words)) {
          const start = id.clock + at;
          const letters = Array.from({ length: words.length }, (_, index) =>
            Y.createID(id.client, start + index),
          );
          if (this.#sightings.has(sightingKey(letters)) || (isMeantWhole && !isWhole)) continue;
          this.#found.add(id.client, start, start + words.length);
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
    if (typeof value === 'string') return isIn(value, this.#sought);
    if (value instanceof Uint8Array) return this.#isIn(Buffer.from(value).toString());
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([key, part]) => this.#isIn(key) || this.#isIn(part));
  }
}

/** Whether a text says it. */
export function isIn(text: string, { words, isWhole: isMeantWhole }: Sought): boolean {
  return occurrences(text, words).some(({ isWhole }) => isWhole || !isMeantWhole);
}

function sightingKey(letters: readonly Y.ID[]): string {
  return letters.map(({ client, clock }) => `${client}.${clock}`).join(' ');
}

const LETTER_BEFORE = /[\p{L}\p{M}\p{N}]$/u;
const LETTER_BEHIND = /^[\p{L}\p{M}\p{N}]/u;

/** Where words stand in a text, in whatever case, but for the few letters that have another length in lower case. */
function occurrences(text: string, words: string): { readonly at: number; readonly isWhole: boolean }[] {
  const lower = [text.toLowerCase(), words.toLowerCase()] as const;
  const isSameLength = lower[0].length === text.length && lower[1].length === words.length;
  const [inText, sought] = isSameLength ? lower : [text, words];
  const found: { at: number; isWhole: boolean }[] = [];
  for (let at = inText.indexOf(sought); at !== -1; at = inText.indexOf(sought, at + sought.length)) {
    // Two units: what is beside it may be half of a letter.
    const before = inText.slice(Math.max(0, at - 2), at);
    const behind = inText.slice(at + sought.length, at + sought.length + 2);
    found.push({ at, isWhole: !LETTER_BEFORE.test(before) && !LETTER_BEHIND.test(behind) });
  }
  return found;
}
