// @vitest-environment happy-dom
import { seededRandom, systemClock } from '@holdfast/base';
import {
  BLOCK_KINDS,
  createPlanUndo,
  findTextProblems,
  openPlan,
  type TextSchemaName,
} from '@holdfast/plan-model';
import type { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { afterEach, describe, expect, test } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { openFieldEditor } from './field-editor.ts';
import { recordNames } from './record-names.ts';
import { TriggerKeys } from './trigger.ts';

const LETTER = '~';
const SEEDS = Array.from({ length: 400 }, (_, seed) => seed);

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Yjs types what may be inserted and set per element; other versions, and attackers, write anything. */
interface AnyElement {
  insert(index: number, children: readonly unknown[]): void;
  setAttribute(name: string, value: unknown): void;
}

/** Writes texts such as this version writes and, where `wildness` is above 0, ones that it never would. */
class TextMaker {
  readonly #fraction: () => number;
  readonly #schema: TextSchemaName;
  readonly #wildness: number;

  constructor(seed: number, schema: TextSchemaName, wildness: number) {
    const random = seededRandom(seed);
    this.#fraction = () => random.fraction();
    this.#schema = schema;
    this.#wildness = wildness;
  }

  fill(fragment: Y.XmlFragment): void {
    const into = fragment as unknown as AnyElement;
    for (let index = this.#count(4); index > 0; index -= 1) into.insert(0, [this.#block()]);
  }

  #block(): unknown {
    if (this.#isWild(0.3))
      return this.#pick([new Y.XmlText('loose'), new Y.Map(), new Y.XmlElement('table')]);
    const name = this.#isWild(1) ? this.#pick(ALL_NODES) : 'paragraph';
    const element = new Y.XmlElement(name);
    const into: AnyElement = element;
    this.#setAttributes(into);
    if (name === 'hardBreak') return element;
    for (let count = this.#count(3); count > 0; count -= 1) {
      into.insert(0, [this.#isWild(0.3) ? new Y.XmlElement('paragraph') : this.#inline()]);
    }
    return element;
  }

  #setAttributes(element: AnyElement): void {
    if (this.#schema === 'body' && this.#fraction() < 0.5) {
      element.setAttribute('kind', this.#pick(this.#isWild(2) ? ['quote', 2, null] : BLOCK_KINDS));
    }
    if (this.#isWild(0.3)) element.setAttribute('uid', 'x');
  }

  #inline(): unknown {
    if (this.#schema === 'body' && this.#fraction() < 0.2) return new Y.XmlElement('hardBreak');
    if (this.#schema === 'body' && this.#fraction() < 0.2) return this.#mention();
    const text = new Y.XmlText(this.#pick(['', 'a', 'some words']));
    if (this.#fraction() < 0.3 && (this.#schema === 'body' || this.#isWild(1))) {
      const mark = this.#isWild(1) ? 'glow' : this.#pick(['bold', 'italic']);
      text.insert(0, 'marked ', { [mark]: this.#isWild(1) ? { strength: 3 } : {} });
    }
    if (this.#isWild(0.3)) text.insertEmbed(0, { image: 'x' });
    return text;
  }

  #mention(): unknown {
    const element = new Y.XmlElement('mention');
    element.setAttribute('type', this.#isWild(1) ? 'people' : 'goals');
    if (!this.#isWild(1)) element.setAttribute('id', this.#isWild(1) ? 'short' : 'aaaaaaaaaaaa');
    return element;
  }

  #isWild(weight: number): boolean {
    return this.#fraction() < this.#wildness * weight;
  }

  #count(below: number): number {
    return Math.floor(this.#fraction() * below);
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#count(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

const ALL_NODES = ['paragraph', 'hardBreak', 'mention', 'heading', 'table'];

/** A text that somebody else wrote, as it is on this device. */
function receivedText(seed: number): { fragment: Y.XmlFragment; doc: Y.Doc; schema: TextSchemaName } {
  const there = new Y.Doc();
  const schema = seed % 5 === 0 ? 'title' : 'body';
  new TextMaker(seed, schema, seed % 2 === 0 ? 0.12 : 0).fill(there.getXmlFragment('vision'));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(there));
  return { fragment: doc.getXmlFragment('vision'), doc, schema };
}

function openEditor(doc: Y.Doc, fragment: Y.XmlFragment, schema: TextSchemaName) {
  const plan = openPlan(doc, { clock: systemClock, random: seededRandom(1), participantId: 'me' });
  const undo = createPlanUndo(plan, { textOrigin: ySyncPluginKey });
  const awareness = new Awareness(doc);
  const field = openFieldEditor({
    element: document.createElement('div'),
    fragment,
    schema,
    awareness,
    undo,
    attributes: {},
    showsCaret: () => false,
    names: recordNames(plan, (key) => key),
    keys: new TriggerKeys(),
    onPictures: () => {},
    onDone: () => {},
    onEnd: (why) => {
      throw new Error(`the editor ended: ${why}`);
    },
  });
  stops.push(() => {
    field?.close();
    awareness.destroy();
    undo.dispose();
    plan.dispose();
  });
  return field;
}

/** Types a letter into every line. */
function typeEverywhere({ state, view }: Editor): void {
  const lines: number[] = [];
  state.doc.descendants((node, position) => {
    if (node.isTextblock) lines.push(position + 1);
  });
  const { tr } = state;
  for (const line of lines.reverse()) tr.insertText(LETTER, line);
  view.dispatch(tr);
}

/** Without the letters that were typed. */
function contentOf(fragment: Y.XmlFragment): string {
  return fragment.toString().replaceAll(LETTER, '');
}

describe('the guard of texts and the binding of y-tiptap', () => {
  test('[PM13] where nothing is found, opening an editor and typing take nothing away; else none opens', () => {
    let opened = 0;
    for (const seed of SEEDS) {
      const { fragment, doc, schema } = receivedText(seed);
      const updates: Uint8Array[] = [];
      doc.on('update', (update) => updates.push(update));
      const before = contentOf(fragment);
      const what = `seed ${seed}: ${before}`;
      const isClean = findTextProblems(fragment, schema).length === 0;
      const field = openEditor(doc, fragment, schema);
      expect(updates, what).toEqual([]);
      expect(field !== undefined, what).toBe(isClean);
      if (field === undefined) continue;
      opened += 1;
      typeEverywhere(field.editor);
      expect(contentOf(fragment), what).toBe(before === '' ? '<paragraph></paragraph>' : before);
      field.close();
    }
    expect(opened).toBeGreaterThan(SEEDS.length / 2);
    expect(opened).toBeLessThan(SEEDS.length);
  });
});
