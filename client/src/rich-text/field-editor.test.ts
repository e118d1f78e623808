// @vitest-environment happy-dom
import { addGoal, contentExpression, setInstitution, TEXT_SCHEMAS } from '@holdfast/plan-model';
import { getSchema } from '@tiptap/core';
import { afterEach, describe, expect, test } from 'vitest';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { closeDevices, Device, enter, merge, type } from './editor-fixture.ts';
import { textExtensions } from './text-extensions.ts';

afterEach(closeDevices);

/** Yjs tells nobody how many listeners there are, except in this field. */
function listenerCount({ _observers }: Y.Doc | Awareness): number {
  return [..._observers.values()].reduce((sum, listeners) => sum + listeners.size, 0);
}

const NO_NAMES = { nameOf: () => ({ text: '', state: 'missing' }) as const, subscribe: () => () => {} };

describe('the vocabulary of the editor', () => {
  test.each(['title', 'body'] as const)('of a %s is exactly that of the plan', (name) => {
    const schema = getSchema(textExtensions(name, NO_NAMES));
    const rules = TEXT_SCHEMAS[name];
    const nodes = Object.keys(schema.nodes).filter((node) => node !== 'doc' && node !== 'text');
    expect(nodes.sort()).toEqual(Object.keys(rules.nodes).sort());
    expect(Object.keys(schema.marks).sort()).toEqual([...rules.marks].sort());
    for (const node of ['doc', ...nodes]) {
      expect(schema.nodes[node]?.spec.content ?? '', node).toBe(contentExpression(name, node));
      const attributes = Object.keys(schema.nodes[node]?.spec.attrs ?? {});
      expect(attributes.sort(), node).toEqual(Object.keys(rules.nodes[node]?.attributes ?? {}).sort());
    }
    for (const mark of rules.marks) expect(schema.marks[mark]?.spec.attrs ?? {}).toEqual({});
  });
});

const paragraph = (...content: (Y.XmlElement | Y.XmlText)[]) => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, content.length > 0 ? content : [new Y.XmlText('words of another version')]);
  return element;
};
const element = (
  name: string,
  attributes: Record<string, string | number>,
  children: Y.XmlElement[] = [],
) => {
  const made = new Y.XmlElement<Record<string, string | number>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, children.length > 0 ? children : [new Y.XmlText('words of another version')]);
  // Yjs types attributes per element; to its parent an element is an element.
  return made as unknown as Y.XmlElement;
};
const marked = () => {
  const text = new Y.XmlText();
  text.insert(0, 'words of another version', { glow: { strength: 3 } });
  return paragraph(text);
};

/** What a newer version, or an attacker, may write into a text. */
const unknownContents: readonly [string, () => Y.XmlElement][] = [
  ['an unknown node', () => element('measureCard', { id: 'm1' })],
  ['an unknown mark', marked],
  ['an unknown attribute', () => element('paragraph', { uid: 'p1' })],
  ['an unknown kind of line', () => element('paragraph', { kind: 'quote' })],
  ['a line in a line', () => element('paragraph', { kind: 'bullet' }, [paragraph()])],
];

describe('openFieldEditor', () => {
  test.each(unknownContents)('does not open on %s, and writes nothing', (_name, make) => {
    const device = new Device();
    device.fragment('vision').insert(0, [make()]);
    const before = Y.encodeStateAsUpdate(device.doc);
    const updates: Uint8Array[] = [];
    device.doc.on('update', (update) => updates.push(update));
    expect(device.tryEdit('vision')).toBeUndefined();
    expect(updates).toEqual([]);
    expect(Y.encodeStateAsUpdate(device.doc)).toEqual(before);
  });

  test.each(unknownContents)('is gone before its binding sees %s arrive', (_name, make) => {
    const [here, there] = [new Device(), new Device()];
    const editor = here.edit('vision');
    type(editor, 'We hold each other.');
    merge(here, there);
    there.fragment('vision').insert(1, [make()]);
    const updates: Uint8Array[] = [];
    here.doc.on('update', (update, origin) => {
      if (origin !== 'remote') updates.push(update);
    });
    Y.applyUpdate(here.doc, Y.encodeStateAsUpdate(there.doc), 'remote');
    expect(here.ends).toEqual(['invalid']);
    expect(editor.editor.isDestroyed).toBe(true);
    expect(updates).toEqual([]);
    expect(Y.encodeStateAsUpdate(here.doc)).toEqual(Y.encodeStateAsUpdate(there.doc));

    there.fragment('vision').insert(0, [paragraph(new Y.XmlText('later words'))]);
    Y.applyUpdate(here.doc, Y.encodeStateAsUpdate(there.doc), 'remote');
    expect(here.plan.snapshot().vision.plainText).toContain('later words');
    expect(here.plan.snapshot().vision.plainText).toContain('words of another version');
  });

  test('does not mind what happens in another text', () => {
    const device = new Device();
    const goal = addGoal(device.plan, {});
    const editor = device.edit('vision');
    device
      .fragment({ root: 'goals', id: goal, field: 'why' })
      .insert(0, [element('measureCard', { id: 'm1' })]);
    expect(editor.editor.isDestroyed).toBe(false);
  });

  test('shows the words of the plan and writes nothing by opening', () => {
    const device = new Device();
    const first = device.edit('vision');
    type(first, 'Every learner counts.');
    first.close();
    const before = Y.encodeStateAsUpdate(device.doc);
    const again = device.edit('vision');
    expect(again.editor.getText()).toBe('Every learner counts.');
    expect(Y.encodeStateAsUpdate(device.doc)).toEqual(before);
  });

  test('keeps both words when two people type the same empty title offline', () => {
    const [ana, ben] = [new Device(), new Device()];
    const [anas, bens] = [ana.edit('title'), ben.edit('title')];
    type(anas, 'Together');
    type(bens, 'Stay');
    merge(ana, ben);
    for (const { plan } of [ana, ben]) {
      expect(plan.snapshot().title.plainText).toContain('Together');
      expect(plan.snapshot().title.plainText).toContain('Stay');
    }
    expect(anas.editor.getJSON()).toEqual(bens.editor.getJSON());
    expect(ana.ends).toEqual([]);
  });

  test('keeps the answer that another person wrote into a paragraph when its Enter is undone', () => {
    const [ana, ben] = [new Device(), new Device()];
    const anas = ana.edit('vision');
    type(anas, 'What do we want?');
    ana.undo.stopCapturing();
    enter(anas);
    merge(ana, ben);
    type(ben.edit('vision'), 'A school that waits for nobody to fall.');
    merge(ana, ben);
    ana.undo.undo();
    merge(ana, ben);
    for (const { plan } of [ana, ben]) {
      expect(plan.snapshot().vision.plainText).toContain('A school that waits for nobody to fall.');
    }
  });

  test('shares one history between two editors and an edit of a record', () => {
    const device = new Device();
    const vision = device.edit('vision');
    type(vision, 'Vision');
    vision.close();
    setInstitution(device.plan, 'School of Crafts');
    type(device.edit('title'), 'Title');
    const words = () => {
      const { title, institution, vision } = device.plan.snapshot();
      return [title.plainText, institution, vision.plainText];
    };
    expect(words()).toEqual(['Title', 'School of Crafts', 'Vision']);
    device.undo.undo();
    expect(words()).toEqual(['', 'School of Crafts', 'Vision']);
    device.undo.undo();
    expect(words()).toEqual(['', null, 'Vision']);
    device.undo.undo();
    expect(words()).toEqual(['', null, '']);
    device.undo.redo();
    device.undo.redo();
    device.undo.redo();
    expect(words()).toEqual(['Title', 'School of Crafts', 'Vision']);
  });

  test('never undoes what another person wrote', () => {
    const [ana, ben] = [new Device(), new Device()];
    type(ana.edit('vision'), 'Ana. ');
    merge(ana, ben);
    type(ben.edit('vision'), 'Ben.');
    merge(ana, ben);
    ana.undo.undo();
    expect(ana.plan.snapshot().vision.plainText).toBe('Ben.');
  });

  test('leaves no listener behind, however often it is opened', () => {
    const device = new Device();
    device.edit('vision').close();
    const before = listenerCount(device.doc);
    const awarenessBefore = listenerCount(device.awareness);
    for (let mount = 0; mount < 100; mount += 1) {
      const editor = device.edit('vision');
      type(editor, 'x');
      editor.close();
    }
    expect(listenerCount(device.doc)).toBe(before);
    expect(listenerCount(device.awareness)).toBe(awarenessBefore);
    // On a slow machine these are several steps.
    for (let step = 0; step < 100; step += 1) device.undo.undo();
    expect(device.plan.snapshot().vision.plainText).toBe('');
  });

  test('says the same as the document after many edits of two people', () => {
    const [ana, ben] = [new Device(), new Device()];
    const [anas, bens] = [ana.edit('vision'), ben.edit('vision')];
    for (let round = 0; round < 10; round += 1) {
      type(anas, `a${round} `);
      if (round % 3 === 0) enter(anas);
      type(bens, `b${round} `);
      if (round % 4 === 0) bens.editor.commands.toggleBold();
      merge(ana, ben);
    }
    expect(anas.editor.getJSON()).toEqual(bens.editor.getJSON());
    for (let round = 0; round < 10; round += 1) {
      expect(anas.editor.getText()).toContain(`a${round}`);
      expect(anas.editor.getText()).toContain(`b${round}`);
    }
    expect([...ana.ends, ...ben.ends]).toEqual([]);
  });

  test('makes one line of what is pasted into a title', () => {
    const device = new Device();
    const { editor } = device.edit('title');
    editor.view.pasteHTML('<p>Stay</p><p>with us</p>');
    expect(device.plan.snapshot().title.plainText).toBe('Stay with us');
  });
});

describe('a title', () => {
  test('stays one line when a keyboard or a dictation puts in several at once', () => {
    const device = new Device();
    const { editor } = device.edit('title');
    const event = new InputEvent('beforeinput', {
      data: 'one \r\n two\nthree',
      inputType: 'insertText',
      bubbles: true,
      cancelable: true,
    });
    editor.view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(device.plan.snapshot().title.plainText).toBe('one two three');
    expect(device.plan.snapshot().title.blocks).toHaveLength(1);
  });
});
