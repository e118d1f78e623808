import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { findTextProblems } from './text-problems.ts';
import { readTextSnapshot } from './text-snapshot.ts';
import { contentExpression, TEXT_SCHEMAS, type TextSchemaName } from './text-vocabulary.ts';

type Part = string | Y.XmlElement | Y.XmlText;

function element(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  ...parts: Part[]
): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, never>>(name);
  // A peer may set anything; the type of Yjs allows only what our own schema would.
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
  made.insert(0, parts.map((part) => (typeof part === 'string' ? new Y.XmlText(part) : part)) as Y.XmlText[]);
  return made;
}

function marked(text: string, marks: Readonly<Record<string, unknown>>): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, marks);
  return made;
}

function fragmentWith(...parts: Part[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('text');
  fragment.insert(
    0,
    parts.map((part) => (typeof part === 'string' ? new Y.XmlText(part) : part)) as Y.XmlText[],
  );
  return fragment;
}

const paragraph = (...parts: Part[]): Y.XmlElement => element('paragraph', {}, ...parts);

function problemsOf(schema: TextSchemaName, ...parts: Part[]): readonly string[] {
  return findTextProblems(fragmentWith(...parts), schema).map(
    ({ kind, name, path }) => `${kind} ${name} @${path.join('.')}`,
  );
}

describe('a text snapshot', () => {
  test('[PM12] shows headings, lists, marks and breaks as data', () => {
    const fragment = fragmentWith(
      element('heading', { level: 2 }, 'Our vision'),
      paragraph('We ', marked('all', { bold: {}, italic: {} }), element('hardBreak', {}), 'stay'),
      element(
        'orderedList',
        { start: 3, type: null },
        element('listItem', {}, paragraph('one')),
        element(
          'listItem',
          {},
          paragraph('two'),
          element('bulletList', {}, element('listItem', {}, paragraph('deep'))),
        ),
      ),
    );
    const snapshot = readTextSnapshot(fragment, 'body');
    expect(snapshot.blocks).toEqual([
      {
        kind: 'heading',
        level: 2,
        runs: [{ kind: 'text', text: 'Our vision', marks: [], unknownMarks: [] }],
      },
      {
        kind: 'paragraph',
        runs: [
          { kind: 'text', text: 'We ', marks: [], unknownMarks: [] },
          { kind: 'text', text: 'all', marks: ['bold', 'italic'], unknownMarks: [] },
          { kind: 'break' },
          { kind: 'text', text: 'stay', marks: [], unknownMarks: [] },
        ],
      },
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [expect.objectContaining({ kind: 'paragraph' })],
          [
            expect.objectContaining({ kind: 'paragraph' }),
            {
              kind: 'list',
              ordered: false,
              start: 1,
              items: [[expect.objectContaining({ kind: 'paragraph' })]],
            },
          ],
        ],
      },
    ]);
    expect(snapshot.plainText).toBe('Our vision\nWe all\nstay\none\ntwo\ndeep');
    expect(snapshot.problems).toEqual([]);
  });

  test('[PM12] keeps every word of nodes, marks and places that it does not know', () => {
    const fragment = fragmentWith(
      'loose',
      element('measureCard', { uid: 7 }, 'card', paragraph('inside')),
      element('heading', { level: 9 }, 'too big'),
      paragraph(marked('commented', { comment: { id: 1 } }), element('reference', { id: 'x' }, '@Ana')),
      element('bulletList', {}, paragraph('no item')),
      element('paragraph', {}, paragraph('nested')),
    );
    const { plainText, blocks, problems } = readTextSnapshot(fragment, 'body');
    expect(plainText.split('\n')).toEqual([
      'loose',
      'card',
      'inside',
      'too big',
      'commented@Ana',
      'no item',
      'nested',
    ]);
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'unknown',
      'unknown',
      'paragraph',
      'list',
      'paragraph',
    ]);
    expect(blocks[3]).toMatchObject({
      runs: [{ unknownMarks: ['comment'] }, { kind: 'unknown', name: 'reference', text: '@Ana' }],
    });
    expect(problems.length).toBeGreaterThan(5);
  });

  test('[PM12] ends on a text that is nested ten thousand deep, and still has its words', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('text');
    doc.transact(() => {
      let parent: Y.XmlFragment = fragment;
      for (let depth = 0; depth < 10_000; depth++) {
        const next = new Y.XmlElement(depth % 2 === 0 ? 'bulletList' : 'listItem');
        parent.insert(0, [next]);
        parent = next;
      }
      parent.insert(0, [paragraph('bottom')]);
    });
    expect(readTextSnapshot(fragment, 'body').plainText).toBe('bottom');
    expect(findTextProblems(fragment, 'body')).toMatchObject([{ kind: 'bad-nesting' }]);
  });
});

describe('the guard', () => {
  test('[PM13] accepts what our editors write, and lists that people emptied', () => {
    expect(problemsOf('title', paragraph(), paragraph('Two people, two lines'))).toEqual([]);
    expect(
      problemsOf(
        'body',
        element('heading', { level: 3 }, marked('h', { bold: true })),
        element('bulletList', {}),
        element('orderedList', { start: 1, type: 'a' }, element('listItem', {})),
        paragraph('a', element('hardBreak', {}), marked('b', { italic: {} })),
      ),
    ).toEqual([]);
    expect(problemsOf('body')).toEqual([]);
  });

  test('[PM13] names everything that an editor would delete, strip or stumble over', () => {
    const embed = new Y.XmlText();
    embed.insertEmbed(0, { image: 'x' });
    expect(
      problemsOf(
        'body',
        'loose',
        element('measureCard', {}, paragraph('x')),
        paragraph(marked('a', { comment: {} }), marked('b', { bold: 'yes' }), embed),
        element('paragraph', { uid: 1, toString: 1 }),
        element('heading', {}, 'no level'),
        element('heading', { level: '2' }),
        element('heading', { level: 2 }, paragraph('block in a line')),
        element('listItem', {}, paragraph('no list')),
        element('orderedList', { start: 1.5 }),
        element('hardBreak', {}),
      ),
    ).toEqual([
      'bad-nesting #text @0',
      'unknown-node measureCard @1',
      'unknown-mark comment @2.0',
      'bad-attribute bold @2.1',
      'unknown-node #embed @2.2',
      'unknown-attribute uid @3',
      'unknown-attribute toString @3',
      'bad-attribute level @4',
      'bad-attribute level @5',
      'bad-nesting paragraph @6.0',
      'bad-nesting listItem @7',
      'bad-attribute start @8',
      'bad-nesting hardBreak @9',
    ]);
    expect(
      problemsOf('title', element('heading', { level: 2 }, 'x'), paragraph(marked('b', { bold: {} }))),
    ).toEqual(['unknown-node heading @0', 'unknown-mark bold @1.0']);
  });

  test('[PM13] takes plain values and shared types of other kinds for what they are', () => {
    const peer = new Y.Doc();
    peer.getArray('text').push([1, 'two', new Y.Map(), new Y.Text('three')]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer));
    const fragment = doc.getXmlFragment('text');
    expect(findTextProblems(fragment, 'body').map(({ name }) => name)).toEqual([
      '#value',
      '#value',
      '#value',
      '#value',
    ]);
    expect(readTextSnapshot(fragment, 'body').plainText).toBe('1twothree');
  });

  test('[PM13] looking does not write, not even for Yjs', () => {
    const fragment = fragmentWith('loose', paragraph(marked('a', { bold: {} })), element('table', {}));
    const before = fragment.doc === null ? undefined : Y.encodeStateAsUpdate(fragment.doc);
    let updates = 0;
    fragment.doc?.on('update', () => updates++);
    findTextProblems(fragment, 'title');
    readTextSnapshot(fragment, 'title');
    expect(updates).toBe(0);
    expect(fragment.doc === null ? undefined : Y.encodeStateAsUpdate(fragment.doc)).toEqual(before);
  });
});

describe('the vocabulary', () => {
  test('[PM21] has not changed without a thought for what older editors do with newer text', () => {
    const names = Object.fromEntries(
      Object.entries(TEXT_SCHEMAS).map(([schema, { nodes, marks }]) => [
        schema,
        {
          nodes: Object.entries(nodes).map(([node, { attributes }]) =>
            [node, ...Object.keys(attributes)].join(' '),
          ),
          marks,
        },
      ]),
    );
    expect(names).toEqual({
      title: { nodes: ['paragraph'], marks: [] },
      body: {
        nodes: [
          'paragraph',
          'heading level',
          'bulletList',
          'orderedList start type',
          'listItem',
          'hardBreak',
        ],
        marks: ['bold', 'italic'],
      },
    });
  });

  test('[PM13] gives content expressions that stay valid when people empty a node together', () => {
    expect(contentExpression('title', 'doc')).toBe('(paragraph)+');
    expect(contentExpression('body', 'bulletList')).toBe('(listItem)*');
    expect(contentExpression('body', 'listItem')).toBe('(paragraph | heading | bulletList | orderedList)*');
    expect(contentExpression('body', 'hardBreak')).toBe('');
  });
});
