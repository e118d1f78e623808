import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { episodes } from '../episodes-fixture.ts';
import { readTextSnapshot, type TextBlock, type TextRun } from '../text-snapshot.ts';
import { TextLetters } from './text-letters.ts';

/** What this version writes, and what others may: nodes of any name anywhere, values, loose text. */
type Part =
  | { readonly text: string; readonly isBold: boolean }
  | { readonly embed: string }
  | { readonly value: number }
  | {
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly parts: readonly Part[];
    };

const MENTION = { type: 'goals', id: 'aaaaaaaaaaaa' };
const words = fc.constantFrom('', 'a', 'some words', 'two\nlines', '  ', 'émoji 🎈 ', '@goals/aaaaaaaaaaaa');
const inline: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ text: words, isBold: fc.boolean() }),
  fc.constant<Part>({ embed: 'picture' }),
  fc.constant<Part>({ value: 7 }),
  fc.constant<Part>({ name: 'hardBreak', attributes: {}, parts: [] }),
  fc.constant<Part>({ name: 'mention', attributes: MENTION, parts: [] }),
  fc.constant<Part>({ name: 'mention', attributes: { type: 'people' }, parts: [] }),
);
const { block } = fc.letrec<{ block: Part }>((tie) => ({
  block: fc.record({
    name: fc.constantFrom('paragraph', 'paragraph', 'table', 'hardBreak'),
    attributes: fc.constantFrom({}, { kind: 'bullet' }),
    parts: fc.array(fc.oneof({ depthSize: 'small' }, inline, inline, tie('block')), { maxLength: 4 }),
  }),
}));
const parts = fc.array(fc.oneof(block, block, block, inline), { maxLength: 4 });

function made(part: Part): unknown {
  if ('value' in part) return part.value;
  if ('embed' in part) {
    const text = new Y.XmlText('around');
    text.insertEmbed(3, { image: part.embed });
    return text;
  }
  if ('text' in part) {
    const text = new Y.XmlText();
    text.insert(0, part.text, part.isBold ? { bold: {} } : {});
    return text;
  }
  const element = new Y.XmlElement<Record<string, string>>(part.name);
  for (const [key, value] of Object.entries(part.attributes)) element.setAttribute(key, value);
  // Yjs types the children; a peer puts in anything.
  element.insert(0, part.parts.map(made) as Y.XmlText[]);
  return element;
}

function fragmentOf(all: readonly Part[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text');
  fragment.insert(0, all.map(made) as Y.XmlText[]);
  return fragment;
}

/** The lines of a snapshot, each with what its places hold. */
function placesIn(blocks: readonly TextBlock[]): readonly string[] {
  return blocks.flatMap((each) =>
    each.kind === 'unknown' ? placesIn(each.blocks) : [each.runs.map(shown).join('')],
  );
}

function shown(run: TextRun): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'break':
      return '\n';
    case 'mention':
    case 'unknown':
      return '\uFFFC';
  }
}

/** What stands in a place, read from its span. */
function at(letters: TextLetters, line: number, offset: number): string {
  return letters.read(letters.spanIn({ from: { line, offset }, to: { line, offset: offset + 1 } }));
}

describe('the letters of a text', () => {
  test('[PM41] stand at the lines and places at which a snapshot shows them, whatever the text holds', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const fragment = fragmentOf(all);
        const letters = new TextLetters(fragment);
        const lines = placesIn(readTextSnapshot(fragment, 'body').blocks);
        lines.forEach((places, line) => {
          Array.from({ length: places.length }, (_, offset) => {
            const [here, there] = [places.charAt(offset), at(letters, line, offset)];
            if (/\s/.test(here)) expect(there).toBe('');
            else if (here === '\uFFFC') expect(['\uFFFC', '@goals/aaaaaaaaaaaa']).toContain(there);
            else expect(there).toBe(here);
          });
          expect(at(letters, line, places.length)).toBe('');
        });
        expect(at(letters, lines.length, 0)).toBe('');
      }),
      episodes(300),
    );
  });

  test('[PM41] are found by their ids, and lead back to their places', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const letters = new TextLetters(fragmentOf(all));
        Array.from(letters.packed, (_, index) => index).forEach((index) => {
          const id = letters.idAt(index);
          const span = id && letters.spanOf(id);
          if (span === undefined) throw new Error('a letter has no id, or is not found by it');
          expect(span.from <= index && index < span.to).toBe(true);
          expect(letters.spanIn(letters.rangeOf(span))).toEqual(span);
        });
      }),
      episodes(300),
    );
  });

  test('[PM41] know no ids of what was deleted, of other texts and of nobody', () => {
    const fragment = fragmentOf([
      { name: 'paragraph', attributes: {}, parts: [{ text: 'abc', isBold: false }] },
    ]);
    const id = new TextLetters(fragment).idAt(1);
    if (id === undefined) throw new Error('the letter has an id');
    const line = fragment.get(0);
    if (line instanceof Y.XmlElement && line.get(0) instanceof Y.XmlText)
      (line.get(0) as Y.XmlText).delete(1, 1);
    const letters = new TextLetters(fragment);
    expect(letters.packed).toBe('ac');
    expect(letters.spanOf(id)).toBeUndefined();
    expect(letters.spanOf({ client: id.client, clock: 99 })).toBeUndefined();
    expect(letters.spanOf({ client: id.client + 1, clock: 0 })).toBeUndefined();
  });
});
