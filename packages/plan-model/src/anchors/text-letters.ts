import * as Y from 'yjs';

import type { ItemId } from '../arrival.ts';
import { MAX_DEPTH, mentionOf } from '../text-snapshot.ts';
import { itemsIn } from '../yjs-items.ts';

/**
 * A place between two characters of a text. `line` counts its lines from the top, also those inside of a block of
 * another version. `offset` counts in the line: each UTF-16 unit of words is one, and so is a break, a reference, and
 * each other thing that is no words. It is the same in a snapshot's runs and in a node of the editor.
 */
export interface TextPoint {
  readonly line: number;
  readonly offset: number;
}

export interface TextRange {
  readonly from: TextPoint;
  readonly to: TextPoint;
}

/** Characters of `packed`, by their indexes. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Pieces of a text that follow each other in the document and in their ids. */
interface IdRun extends ItemId {
  readonly at: number;
  readonly length: number;
}

const OBJECT = '\uFFFC';
const OBJECT_CODE = 0xfffc;

/**
 * One fragment as it is at this moment, spread out for anchors: every character with the id that it has for everybody.
 * To be made once for each version of the fragment, however many anchors are looked for.
 */
export class TextLetters {
  /** The words without spaces and line ends, so that it does not matter where lines are split and joined. */
  readonly packed: string;
  /** One unit for each place: line ends are between lines, and what is no words is `OBJECT`. */
  readonly #raw: string;
  readonly #lineStarts: readonly number[];
  readonly #mentions: ReadonlyMap<number, string>;
  readonly #runs: readonly IdRun[];
  readonly #runsByClient: ReadonlyMap<number, readonly IdRun[]>;
  /** For each character of `packed` its place in `raw`, and the other way round. */
  readonly #rawOf: Int32Array;
  readonly #packedOf: Int32Array;

  constructor(fragment: Y.XmlFragment) {
    const reading = new Reading();
    reading.readBlocks(childrenOf(fragment), 1);
    this.#raw = reading.pieces.join('');
    this.#lineStarts = reading.lineStarts;
    this.#mentions = reading.mentions;
    this.#runs = reading.runs;
    this.#runsByClient = byClient(reading.runs);
    const { packed, packedOf, rawOf } = packLetters(this.#raw, this.#mentions);
    this.packed = packed;
    this.#packedOf = packedOf;
    this.#rawOf = rawOf;
  }

  /** The characters that `id` names, if they still stand in this text. */
  spanOf(id: ItemId): Span | undefined {
    const runs = this.#runsByClient.get(id.client) ?? [];
    const run = lastWhere(runs, ({ clock }) => clock <= id.clock);
    if (run === undefined || id.clock >= run.clock + run.length) return undefined;
    return this.#unitSpan(run.at + id.clock - run.clock);
  }

  /** The id of what a character of `packed` is, or is part of. */
  idAt(index: number): ItemId | undefined {
    const at = this.#rawOf[index] ?? 0;
    const run = lastWhere(this.#runs, (each) => each.at <= at);
    return run && { client: run.client, clock: run.clock + at - run.at };
  }

  /** Places outside of the text are brought to its nearest. */
  spanIn({ from, to }: TextRange): Span {
    return { from: this.#packedOf[this.#rawAt(from)] ?? 0, to: this.#packedOf[this.#rawAt(to)] ?? 0 };
  }

  /** The places around characters of `packed`, of which there must be one at least. */
  rangeOf({ from, to }: Span): TextRange {
    return { from: this.#pointAt(this.#rawOf[from] ?? 0), to: this.#pointAt((this.#rawOf[to - 1] ?? 0) + 1) };
  }

  /** The words of a span as people read them; a reference is `@`, the root and the id of its record. */
  read({ from, to }: Span): string {
    const last = Math.min(to, this.packed.length) - 1;
    return from <= last ? this.#readRaw(this.#rawOf[from] ?? 0, (this.#rawOf[last] ?? 0) + 1) : '';
  }

  /** At most `length` characters that stand right before, or after, a span. */
  readBefore({ from }: Span, length: number): string {
    const end = this.#rawOf[from] ?? this.#raw.length;
    return this.#readRaw(Math.max(0, end - length), end).slice(-length);
  }

  readAfter({ to }: Span, length: number): string {
    const start = to === 0 ? 0 : (this.#rawOf[to - 1] ?? 0) + 1;
    return this.#readRaw(start, start + length).slice(0, length);
  }

  /** Whether a span neither begins nor ends inside of a reference. */
  isWhole({ from, to }: Span): boolean {
    return this.#isEdge(from) && this.#isEdge(to);
  }

  /** Where the line begins that holds a character of `packed`. */
  lineStart(index: number): number {
    return this.#packedOf[this.#raw.lastIndexOf('\n', this.#rawOf[index] ?? 0) + 1] ?? 0;
  }

  /** Whether a line ends, or the text, at a place of `packed`. */
  isLineBorder(index: number): boolean {
    if (index <= 0 || index >= this.packed.length) return true;
    return this.#raw.slice(this.#rawOf[index - 1] ?? 0, this.#rawOf[index] ?? 0).includes('\n');
  }

  #isEdge(index: number): boolean {
    return index <= 0 || this.#rawOf[index] !== this.#rawOf[index - 1];
  }

  #unitSpan(at: number): Span {
    return { from: this.#packedOf[at] ?? 0, to: this.#packedOf[at + 1] ?? 0 };
  }

  #lettersAt(at: number): string {
    return this.#mentions.get(at) ?? this.#raw.charAt(at);
  }

  #readRaw(from: number, to: number): string {
    const part = this.#raw.slice(from, to);
    return this.#mentions.size === 0
      ? part
      : Array.from({ length: part.length }, (_, index) => this.#lettersAt(from + index)).join('');
  }

  #rawAt({ line, offset }: TextPoint): number {
    if (line < 0) return 0;
    const start = this.#lineStarts[line];
    if (start === undefined) return this.#raw.length;
    const next = this.#lineStarts[line + 1];
    const end = next === undefined ? this.#raw.length : next - 1;
    return Math.min(start + Math.max(0, offset), end);
  }

  #pointAt(at: number): TextPoint {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, offset: at - (this.#lineStarts[low] ?? 0) };
  }
}

/** Words as they are compared. */
export function pack(words: string): string {
  return words.replaceAll(/\s+/gu, '');
}

/** The words of `raw` without spaces, a reference as its record's name, and where each character of one is in the other. */
function packLetters(raw: string, mentions: ReadonlyMap<number, string>) {
  const more = [...mentions.values()].reduce((sum, name) => sum + name.length - 1, 0);
  const packedOf = new Int32Array(raw.length + 1);
  const rawOf = new Int32Array(raw.length + more);
  const words: string[] = [];
  let [wordStart, length] = [0, 0];
  const endWord = (at: number): void => {
    if (at > wordStart) words.push(raw.slice(wordStart, at));
    wordStart = at + 1;
  };
  for (let at = 0; at < raw.length; at += 1) {
    packedOf[at] = length;
    const code = raw.charCodeAt(at);
    const name = code === OBJECT_CODE ? mentions.get(at) : undefined;
    if (name !== undefined) {
      endWord(at);
      words.push(name);
      rawOf.fill(at, length, length + name.length);
      length += name.length;
    } else if (isSpace(code)) {
      endWord(at);
    } else {
      rawOf[length] = at;
      length += 1;
    }
  }
  endWord(raw.length);
  packedOf[raw.length] = length;
  return { packed: words.join(''), packedOf, rawOf: rawOf.subarray(0, length) };
}

function isSpace(code: number): boolean {
  // The test of a pattern is slow, and nearly all letters are below the first of its rarer spaces.
  if (code > 32 && code < 0x1680) return code === NO_BREAK_SPACE;
  return SPACE.test(String.fromCharCode(code));
}

const SPACE = /^\s/u;
const NO_BREAK_SPACE = 0xa0;

interface Child {
  readonly value: unknown;
  readonly id: ItemId;
}

/** What stands directly in a fragment or an element, with its ids. */
function childrenOf(type: Y.XmlFragment): readonly Child[] {
  return itemsIn(type).flatMap(({ deleted, countable, content, id }): readonly Child[] => {
    if (deleted || !countable) return [];
    const values: readonly unknown[] =
      content instanceof Y.ContentType ? [content.type] : content.getContent();
    return values.map((value, index) => ({ value, id: { client: id.client, clock: id.clock + index } }));
  });
}

/** Goes through a fragment as a snapshot does, line by line: the tests hold the two together. */
class Reading {
  readonly pieces: string[] = [];
  readonly lineStarts: number[] = [];
  readonly mentions = new Map<number, string>();
  readonly runs: IdRun[] = [];
  #length = 0;

  readBlocks(children: readonly Child[], depth: number): void {
    let loose: Child[] = [];
    const endLoose = (): void => {
      if (loose.length > 0) this.#readLine(loose);
      loose = [];
    };
    for (const child of children) {
      if (child.value instanceof Y.XmlElement && child.value.nodeName !== 'hardBreak') {
        endLoose();
        this.#readBlock(child.value, depth);
      } else {
        loose.push(child);
      }
    }
    endLoose();
  }

  #readBlock(element: Y.XmlElement, depth: number): void {
    // So deep down words are shown, but nothing stands at them.
    if (depth > MAX_DEPTH) this.#readLine([]);
    else if (element.nodeName === 'paragraph') this.#readLine(childrenOf(element));
    else this.readBlocks(childrenOf(element), depth + 1);
  }

  #readLine(children: readonly Child[]): void {
    if (this.lineStarts.length > 0) this.#put('\n');
    this.lineStarts.push(this.#length);
    for (const { value, id } of children) {
      if (value instanceof Y.Text) this.#readText(value);
      else this.#readObject(value, id);
    }
  }

  #readText(text: Y.Text): void {
    for (const { deleted, content, id } of itemsIn(text)) {
      if (deleted) continue;
      if (content instanceof Y.ContentString) this.#put(content.str, id);
      else if (content instanceof Y.ContentEmbed || content instanceof Y.ContentType) this.#put(OBJECT, id);
    }
  }

  #readObject(value: unknown, id: ItemId): void {
    const isBreak = value instanceof Y.XmlElement && value.nodeName === 'hardBreak' && value.length === 0;
    const record = value instanceof Y.XmlElement ? mentionOf(value) : undefined;
    if (record !== undefined) this.mentions.set(this.#length, `@${record.root}/${record.id}`);
    this.#put(isBreak ? '\n' : OBJECT, id);
  }

  #put(units: string, id?: ItemId): void {
    if (id !== undefined)
      this.runs.push({ client: id.client, clock: id.clock, at: this.#length, length: units.length });
    this.pieces.push(units);
    this.#length += units.length;
  }
}

function byClient(runs: readonly IdRun[]): ReadonlyMap<number, readonly IdRun[]> {
  const all = new Map<number, IdRun[]>();
  for (const run of runs) {
    const ofClient = all.get(run.client);
    if (ofClient === undefined) all.set(run.client, [run]);
    else ofClient.push(run);
  }
  for (const ofClient of all.values()) ofClient.sort((one, other) => one.clock - other.clock);
  return all;
}

/** The last of a row of which the first ones, and only they, are so. */
function lastWhere<Item>(row: readonly Item[], isSo: (item: Item) => boolean): Item | undefined {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = row[middle];
    if (item !== undefined && isSo(item)) low = middle + 1;
    else high = middle;
  }
  return row[low - 1];
}
