import {
  addGoal,
  type FoundAnchor,
  findTextAnchor,
  type FragmentAddress,
  makeTextAnchor,
  type TextAnchor,
  TextLetters,
  type TextPoint,
  type TextRange,
} from '@holdfast/plan-model';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';

import { Device, merge } from './editor-fixture.ts';
import type { FieldEditor } from './field-editor.ts';

/** Somebody with an editor in one text of a goal, for tests of anchors. Edits are made by the editor, as people make them. */
export class Writer {
  readonly device: Device;
  readonly address: FragmentAddress;
  readonly #field: FieldEditor;

  private constructor(device: Device, address: FragmentAddress) {
    this.device = device;
    this.address = address;
    this.#field = device.edit(address);
  }

  /** Begins a text with these lines, which undo does not take away. */
  static of(lines: readonly string[], clientId = 1): Writer {
    const device = new Device();
    device.doc.clientID = clientId;
    const goal = addGoal(device.plan, {});
    const writer = new Writer(device, { root: 'goals', id: goal, field: 'why' });
    lines.forEach((line, index) => {
      if (index > 0) writer.#editor.commands.splitBlock();
      writer.#editor.commands.insertContent(line);
    });
    device.undo.stopCapturing();
    return writer;
  }

  /** Another person with the same text. */
  fork(clientId: number): Writer {
    const device = new Device();
    device.doc.clientID = clientId;
    Y.applyUpdate(device.doc, Y.encodeStateAsUpdate(this.device.doc), 'remote');
    return new Writer(device, this.address);
  }

  meet(...others: readonly Writer[]): void {
    for (let round = 0; round < 2; round += 1) for (const other of others) merge(this.device, other.device);
  }

  get #editor(): FieldEditor['editor'] {
    return this.#field.editor;
  }

  get letters(): TextLetters {
    return new TextLetters(this.device.fragment(this.address));
  }

  /** What the editor shows; a reference is an `@`. */
  get lines(): readonly string[] {
    return this.#editor.state.doc.children.map((line) =>
      line.textBetween(0, line.content.size, undefined, (leaf) =>
        leaf.type.name === 'mention' ? '@' : '\n',
      ),
    );
  }

  /** Where words stand for the first time, or a later one; lines are parted by `|`. */
  find(words: string, count = 0): TextRange {
    const all = this.lines.join('|');
    let at = all.indexOf(words);
    for (let left = count; left > 0; left -= 1) at = all.indexOf(words, at + 1);
    if (at < 0) throw new Error(`there is no "${words}" in "${all}"`);
    const point = (index: number): TextPoint => {
      const before = all.slice(0, index).split('|');
      return { line: before.length - 1, offset: before.at(-1)?.length ?? 0 };
    };
    return { from: point(at), to: point(at + words.length) };
  }

  anchor(range: TextRange): TextAnchor {
    const anchor = makeTextAnchor(this.letters, range);
    if (anchor === undefined) throw new Error('there were no words');
    return anchor;
  }

  locate(anchor: TextAnchor): FoundAnchor {
    return findTextAnchor(this.letters, anchor);
  }

  /** The passage between brackets, with some of the text around it; after `~` where it is changed. */
  show(anchor: TextAnchor): string {
    const place = this.locate(anchor);
    if (place.kind === 'detached') return 'detached';
    const before = this.words({ from: { line: 0, offset: 0 }, to: place.from });
    const after = this.words({ from: place.to, to: { line: this.lines.length, offset: 0 } });
    return `${before.slice(-8)}[${place.isChanged ? '~' : ''}${this.words(place)}]${after.slice(0, 8)}`;
  }

  words({ from, to }: TextRange): string {
    return this.lines
      .slice(from.line, to.line + 1)
      .map((line, index) =>
        line.slice(index === 0 ? from.offset : 0, index + from.line === to.line ? to.offset : undefined),
      )
      .join('|');
  }

  split(at: TextPoint): void {
    this.#editor.chain().setTextSelection(this.#position(at)).splitBlock().run();
  }

  /** Backspace at the start of a line. */
  join(line: number): void {
    this.#editor
      .chain()
      .setTextSelection(this.#position({ line, offset: 0 }))
      .joinBackward()
      .run();
  }

  erase({ from, to }: TextRange): void {
    this.#editor.commands.deleteRange({ from: this.#position(from), to: this.#position(to) });
  }

  /** One letter after the other. */
  type(at: TextPoint, words: string): void {
    Array.from(words).forEach((letter, index) => {
      const { state, view } = this.#editor;
      view.dispatch(state.tr.insertText(letter, this.#position(at) + index));
    });
  }

  bold({ from, to }: TextRange): void {
    const { state, view } = this.#editor;
    const { bold } = state.schema.marks;
    if (bold !== undefined)
      view.dispatch(state.tr.addMark(this.#position(from), this.#position(to), bold.create()));
  }

  /** Deletes the words and types others. */
  retype(range: TextRange, words: string): void {
    this.erase(range);
    this.device.undo.stopCapturing();
    this.type(range.from, words);
  }

  /** What is selected from the start of a line to the start of the next, or to the end. */
  cut(line: number): Node {
    const { state, view } = this.#editor;
    const cut = state.doc.child(line);
    const from = this.#position({ line, offset: 0 });
    const isLast = line === state.doc.childCount - 1;
    const to = isLast ? from + cut.content.size : this.#position({ line: line + 1, offset: 0 });
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)).deleteSelection());
    return cut;
  }

  /** Cuts a line out and pastes it before what is then another line, or after all. */
  move(line: number, to: number): void {
    const cut = this.cut(line);
    const { state, view } = this.#editor;
    view.dispatch(state.tr.insert(this.#position({ line: to, offset: 0 }) - 1, cut));
  }

  /** Drags a line before another, or to the end: all in one transaction. */
  drag(line: number, to: number): void {
    const { state, view } = this.#editor;
    const node = state.doc.child(line);
    const from = this.#position({ line, offset: 0 }) - 1;
    const tr = state.tr.delete(from, from + node.nodeSize);
    view.dispatch(tr.insert(tr.mapping.map(this.#position({ line: to, offset: 0 }) - 1), node));
  }

  #position({ line, offset }: TextPoint): number {
    const before = this.#editor.state.doc.children.slice(0, line);
    return before.reduce((sum, { nodeSize }) => sum + nodeSize, 1) + offset;
  }
}
