import * as Y from 'yjs';

import type { ItemId } from '../arrival.ts';
import { mentionOf } from '../text-snapshot.ts';
import { type BlockKind, isBlockKind } from '../text-vocabulary.ts';
import { holderOf, itemsIn } from '../yjs-items.ts';

/** What stands between two spaces, by its places in the line. */
interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** No reference or anything else that is no words is in it. */
  readonly isWords: boolean;
}

/** One line of a text, with the ids that its letters have for everybody. Places are those of a `TextPoint`. */
export interface Line {
  readonly element: Y.XmlElement;
  readonly kind: 'plain' | BlockKind;
  /** One unit for each place; what is no words is `OBJECT`, a break is a line end. */
  readonly units: string;
  readonly ids: readonly ItemId[];
  readonly tokens: readonly Token[];
  /** How each place looks: the names of its marks. */
  readonly looks: readonly string[];
  /** Where looks begin and end. */
  readonly formats: readonly ItemId[];
  /** References are written `@`, the root and the id of their record. */
  readonly words: string;
}

const OBJECT = '\uFFFC';

/** The lines of a text; undefined where something in it is no line, as another version may have written. */
export function readLines(fragment: Y.XmlFragment): readonly Line[] | undefined {
  const lines: Line[] = [];
  for (const block of fragment.toArray()) {
    if (!(block instanceof Y.XmlElement) || block.nodeName !== 'paragraph') return undefined;
    lines.push(readLine(block));
  }
  return lines;
}

/** An id as a name: of letters, figures and dashes. */
export function nameOfId({ client, clock }: ItemId): string {
  return `${client}-${clock}`;
}

/** Which line it is, the same for everybody who has it. */
export function lineName({ element }: Pick<Line, 'element'>): string {
  const holder = holderOf(element);
  return holder === null ? '' : nameOfId(holder.id);
}

function readLine(element: Y.XmlElement): Line {
  const reading = new Reading();
  for (const { deleted, countable, content, id } of itemsIn(element)) {
    if (deleted || !countable) continue;
    const child: unknown = content instanceof Y.ContentType ? content.type : undefined;
    if (child instanceof Y.Text) reading.readText(child);
    else reading.readObject(child, id);
  }
  const kind: unknown = element.getAttribute('kind');
  const { units, ids, looks, formats, references } = reading;
  return {
    element,
    kind: isBlockKind(kind) ? kind : 'plain',
    units,
    ids,
    looks,
    formats,
    tokens: tokensOf(units, references),
    words: writtenOut({ from: 0, to: units.length }, units, references),
  };
}

class Reading {
  units = '';
  readonly ids: ItemId[] = [];
  readonly looks: string[] = [];
  readonly formats: ItemId[] = [];
  readonly references = new Map<number, string>();

  readText(text: Y.Text): void {
    const marks = new Set<string>();
    for (const { deleted, content, id } of itemsIn(text)) {
      if (deleted) continue;
      if (content instanceof Y.ContentFormat) {
        this.formats.push(id);
        if (content.value === null) marks.delete(content.key);
        else marks.add(content.key);
      } else if (content instanceof Y.ContentString) this.#put(content.str, id, marks);
      else if (content instanceof Y.ContentEmbed || content instanceof Y.ContentType)
        this.#put(OBJECT, id, marks);
    }
  }

  readObject(child: unknown, id: ItemId): void {
    const isBreak = child instanceof Y.XmlElement && child.nodeName === 'hardBreak' && child.length === 0;
    const record = child instanceof Y.XmlElement ? mentionOf(child) : undefined;
    if (record !== undefined) this.references.set(this.units.length, `@${record.root}/${record.id}`);
    this.#put(isBreak ? '\n' : OBJECT, id, new Set());
  }

  #put(units: string, { client, clock }: ItemId, marks: ReadonlySet<string>): void {
    const look = [...marks].sort().join(' ');
    for (let index = 0; index < units.length; index += 1) {
      this.ids.push({ client, clock: clock + index });
      this.looks.push(look);
    }
    this.units += units;
  }
}

function tokensOf(units: string, references: ReadonlyMap<number, string>): readonly Token[] {
  return Array.from(units.matchAll(/\S+/gu), ({ 0: raw, index }) => {
    const span = { from: index, to: index + raw.length };
    return { ...span, word: writtenOut(span, units, references), isWords: !raw.includes(OBJECT) };
  });
}

function writtenOut(
  { from, to }: { readonly from: number; readonly to: number },
  units: string,
  references: ReadonlyMap<number, string>,
): string {
  return Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    return references.get(at) ?? units.charAt(at).replace(OBJECT, '');
  }).join('');
}
