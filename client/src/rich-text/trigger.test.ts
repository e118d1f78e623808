// @vitest-environment happy-dom
import { addActor, addGoal, archiveRecord, type RecordAddress } from '@holdfast/plan-model';
import { afterEach, describe, expect, test } from 'vitest';

import { closeDevices, Device, merge, type } from './editor-fixture.ts';
import type { FieldEditor } from './field-editor.ts';
import { closeTrigger, openTrigger } from './trigger.ts';

afterEach(closeDevices);

/** Key by key, as a person types. */
function typeKeys(field: FieldEditor, text: string): void {
  for (const key of text) field.editor.view.dispatch(field.editor.state.tr.insertText(key));
}
const asked = ({ editor }: FieldEditor) => {
  const open = openTrigger(editor.state);
  return open && open.char + open.query;
};

describe('a question in a text', () => {
  test.each(['/', '@', 'word /', 'word @', '(@'])('opens when it is typed: %s', (text) => {
    const field = new Device().edit('vision');
    typeKeys(field, text);
    expect(asked(field)).toBe(text.at(-1));
    typeKeys(field, 'le w');
    expect(asked(field)).toBe(`${text.at(-1)}le w`);
  });

  test.each(['11/2027', 'and/or', 'ana@school', '/ ', '@ x', 'https://', '//'])(
    'is none where people mean the character: %s',
    (text) => {
      const field = new Device().edit('vision');
      typeKeys(field, text);
      expect(asked(field)).toBeUndefined();
    },
  );

  test('stays closed once it was closed, also when one goes on typing in it or comes back', () => {
    const field = new Device().edit('vision');
    typeKeys(field, '/hea');
    const { view } = field.editor;
    view.dispatch(closeTrigger(view.state));
    typeKeys(field, 'd');
    expect(asked(field)).toBeUndefined();
    field.editor.chain().setTextSelection(1).setTextSelection(6).run();
    expect(asked(field)).toBeUndefined();
    expect(view.state.doc.textContent).toBe('/head');
  });

  test('stays open while others write, and is not opened by what they write', () => {
    const [ana, ben] = [new Device(), new Device()];
    const [hers, his] = [ana.edit('vision'), ben.edit('vision')];
    merge(ana, ben);
    typeKeys(hers, '/he');
    expect(asked(hers)).toBe('/he');
    his.editor.commands.splitBlock();
    type(his, '@');
    merge(ana, ben);
    expect(asked(hers)).toBe('/he');
    merge(ana, ben);
    hers.editor.commands.setTextSelection(hers.editor.state.doc.content.size - 1);
    expect(asked(hers)).toBeUndefined();
  });
});

describe('a reference', () => {
  function mentionAtEnd(device: Device, record: RecordAddress): FieldEditor {
    const field = device.edit('vision');
    type(field, 'For ');
    const { content } = field.editor.state.doc;
    field.editor
      .chain()
      .insertContentAt(content.size - 1, { type: 'mention', attrs: { type: record.root, id: record.id } })
      .run();
    return field;
  }
  const shown = ({ editor }: FieldEditor) => editor.view.dom.textContent?.trim();

  test('[PM30] shows the name that its record has now, and keeps the place of one that was removed', () => {
    const device = new Device();
    const id = addActor(device.plan, { name: 'Council', group: 'learner', kind: 'body' });
    const field = mentionAtEnd(device, { root: 'actors', id });
    expect(shown(field)).toBe('For @Council');
    const json = device.fragment('vision').toJSON();
    expect(json).toBe(`<paragraph>For <mention id="${id}" type="actors"></mention></paragraph>`);
    archiveRecord(device.plan, { root: 'actors', id });
    expect(shown(field)).toBe('For @Council');
    expect(device.fragment('vision').toJSON()).toBe(json);
  });

  test('comes with what is copied, and from another plan as the words that it showed', () => {
    const device = new Device();
    const id = addGoal(device.plan, { statement: 'Nobody leaves' });
    const field = mentionAtEnd(device, { root: 'goals', id });
    const html = field.editor.getHTML();
    expect(html).toContain('@Nobody leaves');
    field.editor.view.pasteHTML(html);
    expect(field.editor.view.dom.querySelectorAll('[contenteditable=false]')).toHaveLength(2);
    const other = new Device().edit('vision');
    other.editor.view.pasteHTML(html);
    expect(other.editor.state.doc.textContent).toContain('For @Nobody leaves');
    expect(other.editor.view.dom.querySelector('[contenteditable=false]')).toBeNull();
  });

  test('goes with one Backspace, and comes back with undo', () => {
    const device = new Device();
    const id = addGoal(device.plan, { statement: 'Stay' });
    const field = mentionAtEnd(device, { root: 'goals', id });
    const before = device.fragment('vision').toJSON();
    device.undo.stopCapturing();
    field.editor.commands.keyboardShortcut('Backspace');
    expect(shown(field)).toBe('For');
    device.undo.undo();
    expect(device.fragment('vision').toJSON()).toBe(before);
  });

  test('put into a line while another types behind it takes none of their words', () => {
    const [ana, ben] = [new Device(), new Device()];
    const [hers, his] = [ana.edit('vision'), ben.edit('vision')];
    type(hers, 'one two');
    const id = addGoal(ana.plan, { statement: 'Stay' });
    merge(ana, ben);
    hers.editor.commands.insertContentAt(4, { type: 'mention', attrs: { type: 'goals', id } });
    type(his, ' three');
    merge(ana, ben);
    merge(ana, ben);
    for (const { editor } of [hers, his]) {
      const text = editor.state.doc.textContent;
      for (const word of ['one', 'two', 'three']) expect(text).toContain(word);
    }
    expect(hers.editor.state.doc.toJSON()).toEqual(his.editor.state.doc.toJSON());
  });
});
