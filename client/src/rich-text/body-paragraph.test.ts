// @vitest-environment happy-dom
import { BLOCK_KINDS, type BlockKind } from '@holdfast/plan-model';
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, test } from 'vitest';

import { closeDevices, Device, merge } from './editor-fixture.ts';

afterEach(closeDevices);

const LINE = 'We hold each other.';
const PLACES = [
  ['the start', 0],
  ['the middle', 8],
  ['the end', LINE.length],
] as const;

/** Each line as `kind: words`. */
function lines({ plan }: Device): readonly string[] {
  return plan.snapshot().vision.blocks.map((block) => {
    if (block.kind === 'unknown') throw new Error('the editors write nothing unknown');
    const words = block.runs.map((run) => ('text' in run ? run.text : '/')).join('');
    return `${block.kind}: ${words}`;
  });
}

function press(editor: Editor, key: 'Enter' | 'Backspace'): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event));
}

/** As a keyboard does it, letter by letter, so that shortcuts are heard. */
function key(editor: Editor, text: string): void {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const { view } = editor;
    const insert = () => view.state.tr.insertText(letter, from, to);
    const isHandled = view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, insert));
    if (isHandled !== true) view.dispatch(insert());
  }
}

function newBody(): { device: Device; editor: Editor } {
  const device = new Device();
  return { device, editor: device.edit('vision').editor };
}

/** Two people who have the same lines on their screens, and then lose sight of each other. */
function apart(text: readonly string[]) {
  const [ana, ben] = [new Device(), new Device()];
  const anas = ana.edit('vision').editor;
  text.forEach((line, index) => {
    if (index > 0) press(anas, 'Enter');
    key(anas, line);
  });
  ana.undo.stopCapturing();
  merge(ana, ben);
  return { ana, ben, anas, bens: ben.edit('vision').editor };
}

describe('the kind of a line', () => {
  describe.each(BLOCK_KINDS)('%s', (kind) => {
    test.each(PLACES)('[PM22] is set while another types at %s of the line: both stay', (_name, at) => {
      const { ana, ben, anas, bens } = apart(['Before', LINE, 'After']);
      const start = 'Before'.length + 3;
      anas.chain().setTextSelection(start).setKind(kind).run();
      bens.commands.setTextSelection(start + at);
      key(bens, ' words of Ben ');
      merge(ana, ben);
      const expected = [
        'plain: Before',
        `${kind}: ${LINE.slice(0, at)} words of Ben ${LINE.slice(at)}`,
        'plain: After',
      ];
      expect(lines(ana)).toEqual(expected);
      expect(lines(ben)).toEqual(expected);
      expect(anas.getJSON()).toEqual(bens.getJSON());

      bens.chain().setTextSelection(start).setKind(null).run();
      anas.commands.setTextSelection(start + 2);
      key(anas, 'Ana');
      merge(ana, ben);
      expect(lines(ana)[1]).toMatch(/^plain: .*Ana.*/);
      expect(lines(ana)).toEqual(lines(ben));
      expect([...ana.ends, ...ben.ends]).toEqual([]);
    });
  });

  test('[PM22] is set on many lines at once while another types into each', () => {
    const { ana, ben, anas, bens } = apart(['one', 'two', 'three']);
    anas.chain().selectAll().setKind('bullet').run();
    for (const [word, at] of [
      ['C', 16],
      ['B', 9],
      ['A', 4],
    ] as const) {
      bens.commands.setTextSelection(at);
      key(bens, word);
    }
    merge(ana, ben);
    expect(lines(ben)).toEqual(['bullet: oneA', 'bullet: twoB', 'bullet: threeC']);
    expect(lines(ana)).toEqual(lines(ben));
  });

  test('[PM22] is set by a shortcut while another types into the line', () => {
    const { ana, ben, anas, bens } = apart([LINE]);
    anas.commands.setTextSelection(1);
    key(anas, '- ');
    bens.commands.setTextSelection(1);
    key(bens, 'Ben: ');
    merge(ana, ben);
    expect(lines(ana)).toEqual([`bullet: Ben: ${LINE}`]);
    expect(lines(ben)).toEqual(lines(ana));
  });

  test('[PM22] is the same for everybody when two set it at once', () => {
    const { ana, ben, anas, bens } = apart([LINE]);
    anas.commands.setKind('heading2');
    bens.commands.setKind('ordered');
    merge(ana, ben);
    expect(lines(ana)).toEqual(lines(ben));
    expect(anas.getJSON()).toEqual(bens.getJSON());
  });

  test('is undone without the words that another typed meanwhile', () => {
    const { ana, ben, anas, bens } = apart([LINE]);
    anas.commands.setKind('heading2');
    bens.commands.setTextSelection(1);
    key(bens, 'Ben: ');
    merge(ana, ben);
    ana.undo.undo();
    merge(ana, ben);
    expect(lines(ana)).toEqual([`plain: Ben: ${LINE}`]);
    expect(lines(ben)).toEqual(lines(ana));
  });
});

describe('writing headings and lists', () => {
  const shortcuts: readonly [string, BlockKind][] = [
    ['## ', 'heading2'],
    ['### ', 'heading3'],
    ['- ', 'bullet'],
    ['1. ', 'ordered'],
  ];
  test.each(shortcuts)('“%s” at the start of a line makes it a %s', (shortcut, kind) => {
    const { device, editor } = newBody();
    key(editor, `${shortcut}words`);
    expect(lines(device)).toEqual([`${kind}: words`]);
    expect(editor.isActive('paragraph', { kind })).toBe(true);
  });

  test('Backspace after a shortcut gives back what was typed', () => {
    const { device, editor } = newBody();
    key(editor, '- ');
    press(editor, 'Backspace');
    expect(lines(device)).toEqual(['plain: - ']);
  });

  test('Enter makes the next item, and in an empty one ends the list', () => {
    const { device, editor } = newBody();
    key(editor, '- one');
    press(editor, 'Enter');
    expect(lines(device)).toEqual(['bullet: one', 'bullet: ']);
    key(editor, 'two');
    press(editor, 'Enter');
    press(editor, 'Enter');
    key(editor, 'after');
    expect(lines(device)).toEqual(['bullet: one', 'bullet: two', 'plain: after']);
  });

  test('Enter within an item makes two of it', () => {
    const { device, editor } = newBody();
    key(editor, '1. onetwo');
    editor.commands.setTextSelection(4);
    press(editor, 'Enter');
    expect(lines(device)).toEqual(['ordered: one', 'ordered: two']);
  });

  test('Enter at the end of a heading goes on with plain words', () => {
    const { device, editor } = newBody();
    key(editor, '## Vision');
    press(editor, 'Enter');
    key(editor, 'We');
    expect(lines(device)).toEqual(['heading2: Vision', 'plain: We']);
  });

  test('Enter at the start of a heading makes room above it', () => {
    const { device, editor } = newBody();
    key(editor, '## Vision');
    editor.commands.setTextSelection(1);
    press(editor, 'Enter');
    expect(lines(device)).toEqual(['plain: ', 'heading2: Vision']);
    key(editor, 'Our ');
    expect(lines(device)).toEqual(['plain: ', 'heading2: Our Vision']);
  });

  test.each(BLOCK_KINDS)(
    'Backspace at the start makes a %s plain before it joins it to the line before',
    (kind) => {
      const { device, editor } = newBody();
      key(editor, 'one');
      press(editor, 'Enter');
      key(editor, 'two');
      editor.chain().setKind(kind).setTextSelection(6).run();
      press(editor, 'Backspace');
      expect(lines(device)).toEqual(['plain: one', 'plain: two']);
      press(editor, 'Backspace');
      expect(lines(device)).toEqual(['plain: onetwo']);
    },
  );

  test('toggling the kind that a line has makes it plain', () => {
    const { device, editor } = newBody();
    key(editor, 'one');
    editor.commands.toggleKind('bullet');
    editor.commands.toggleKind('ordered');
    expect(lines(device)).toEqual(['ordered: one']);
    editor.commands.toggleKind('ordered');
    expect(lines(device)).toEqual(['plain: one']);
  });
});

describe('pasting', () => {
  const pasted: readonly [string, string, readonly string[]][] = [
    [
      'headings',
      '<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><p>E</p>',
      ['heading2: A', 'heading2: B', 'heading3: C', 'heading3: D', 'plain: E'],
    ],
    ['one item', '<ul><li>A</li></ul>', ['bullet: A']],
    [
      'lists',
      '<ul><li>A</li><li><p>B</p></li></ul><ol><li>C</li></ol>',
      ['bullet: A', 'bullet: B', 'ordered: C'],
    ],
    ['a list of a writing program', '<ul><li><p>A</p><p>A2</p></li></ul>', ['bullet: A', 'bullet: A2']],
    [
      'lists in lists',
      '<ul><li>A<ol><li>B</li></ol></li><li><p>C</p><ul><li><p>D</p></li></ul></li></ul>',
      ['bullet: A', 'ordered: B', 'bullet: C', 'bullet: D'],
    ],
    [
      'items of blocks',
      '<ol><li><div>A</div></li><li><h2>B</h2></li></ol><p>C</p>',
      ['ordered: A', 'heading2: B', 'plain: C'],
    ],
    [
      'what was copied from a plan',
      '<h3 data-kind="heading2">A</h3><p data-kind="bullet">B</p><p>C</p>',
      ['heading2: A', 'bullet: B', 'plain: C'],
    ],
    [
      'what no version knows',
      '<p data-kind="quote">A</p><table><tr><td>B</td></tr></table>',
      ['plain: A', 'plain: B'],
    ],
  ];
  test.each(pasted)('%s keeps the words and the kinds', (_name, html, expected) => {
    const { device, editor } = newBody();
    editor.view.pasteHTML(html);
    expect(lines(device)).toEqual(expected);
  });

  test('into a line that has words keeps its kind', () => {
    const { device, editor } = newBody();
    key(editor, '## Vision ');
    editor.view.pasteHTML('<p>words</p>');
    expect(lines(device)).toEqual(['heading2: Vision words']);
  });
});
