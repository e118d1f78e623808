import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { findTextProblems } from './text-problems.ts';
import { readTextSnapshot } from './text-snapshot.ts';
import { BLOCK_KINDS, contentExpression, TEXT_SCHEMAS, type TextSchemaName } from './text-vocabulary.ts';

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
  test('[PM12] shows kinds of lines, marks and breaks as data', () => {
    const fragment = fragmentWith(
      element('paragraph', { kind: 'heading2' }, 'Our vision'),
      paragraph('We ', marked('all', { bold: {}, italic: {} }), element('hardBreak', {}), 'stay'),
      element('paragraph', { kind: 'bullet' }, 'one'),
      element('paragraph', { kind: 'ordered' }, 'two'),
    );
    const snapshot = readTextSnapshot(fragment, 'body');
    const plain = (text: string) => ({ kind: 'text', text, marks: [], unknownMarks: [] });
    expect(snapshot.blocks).toEqual([
      { kind: 'heading2', runs: [plain('Our vision')] },
      {
        kind: 'plain',
        runs: [
          plain('We '),
          { kind: 'text', text: 'all', marks: ['bold', 'italic'], unknownMarks: [] },
          { kind: 'break' },
          plain('stay'),
        ],
      },
      { kind: 'bullet', runs: [plain('one')] },
      { kind: 'ordered', runs: [plain('two')] },
    ]);
    expect(snapshot.plainText).toBe('Our vision\nWe all\nstay\none\ntwo');
    expect(snapshot.problems).toEqual([]);
  });

  test('[PM30] a reference names a record and holds no words of its own', () => {
    const mention = { type: 'goals', id: 'aaaaaaaaaaaa' };
    const snapshot = readTextSnapshot(fragmentWith(paragraph('For ', element('mention', mention))), 'body');
    expect(snapshot.blocks[0]).toMatchObject({
      runs: [{ text: 'For ' }, { kind: 'mention', record: { root: 'goals', id: 'aaaaaaaaaaaa' } }],
    });
    expect(snapshot.plainText).toBe('For @');
    const strange = readTextSnapshot(fragmentWith(paragraph(element('mention', mention, 'words'))), 'body');
    expect(strange).toMatchObject({ plainText: 'words', problems: [{ kind: 'bad-nesting' }] });
  });

  test('[PM12] keeps every word of nodes, marks and places that it does not know', () => {
    const fragment = fragmentWith(
      'loose',
      element('measureCard', { uid: 7 }, 'card', paragraph('inside')),
      element('paragraph', { kind: 'quote' }, 'a kind of later'),
      paragraph(marked('commented', { comment: { id: 1 } }), element('reference', { id: 'x' }, '@Ana')),
      element('table', {}, element('row', {}, paragraph('cell'))),
      element('paragraph', {}, paragraph('nested')),
    );
    const { plainText, blocks, problems } = readTextSnapshot(fragment, 'body');
    expect(plainText.split('\n')).toEqual([
      'loose',
      'card',
      'inside',
      'a kind of later',
      'commented@Ana',
      'cell',
      'nested',
    ]);
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'plain',
      'unknown',
      'plain',
      'plain',
      'unknown',
      'plain',
    ]);
    expect(blocks[3]).toMatchObject({
      runs: [{ unknownMarks: ['comment'] }, { kind: 'unknown', name: 'reference', text: '@Ana' }],
    });
    expect(problems.length).toBeGreaterThan(5);
    expect(problems).toContainEqual({ kind: 'bad-attribute', name: 'kind', path: [2] });
  });

  test('[PM12] keeps the words around a plain value, however deep it stands', () => {
    const inner = element('reference', {}, 'before', element('name', {}, 'inside'));
    inner.insert(1, [7 as unknown as Y.XmlText, { map: true } as unknown as Y.XmlText]);
    const { plainText, problems } = readTextSnapshot(fragmentWith(paragraph('See ', inner, '.')), 'body');
    expect(plainText).toBe('See before 7 inside.');
    expect(problems).not.toEqual([]);
  });

  test('[PM12] ends on a text that is nested ten thousand deep, and still has its words', () => {
    const doc = new Y.Doc();
    const fragment = doc.getXmlFragment('text');
    doc.transact(() => {
      let parent: Y.XmlFragment = fragment;
      for (let depth = 0; depth < 10_000; depth++) {
        const next = new Y.XmlElement('table');
        parent.insert(0, [next]);
        parent = next;
      }
      parent.insert(0, [paragraph('bottom')]);
    });
    expect(readTextSnapshot(fragment, 'body').plainText).toBe('bottom');
    expect(findTextProblems(fragment, 'body')).toMatchObject([{ kind: 'unknown-node' }]);
  });
});

describe('the guard', () => {
  test('[PM13] accepts what our editors write', () => {
    expect(problemsOf('title', paragraph(), paragraph('Two people, two lines'))).toEqual([]);
    expect(
      problemsOf(
        'body',
        ...BLOCK_KINDS.map((kind) => element('paragraph', { kind }, marked(kind, { bold: true }))),
        element('paragraph', { kind: 'bullet' }),
        paragraph('a', element('hardBreak', {}), marked('b', { italic: {} })),
        paragraph(element('mention', { type: 'goals', id: 'aaaaaaaaaaaa' }), ' too'),
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
        element('paragraph', { kind: 'quote' }, 'of later'),
        element('paragraph', { kind: 2 }),
        element('paragraph', { kind: null }),
        element('paragraph', { kind: 'bullet' }, paragraph('block in a line')),
        element('heading', { level: 2 }, 'no such node'),
        element('hardBreak', {}),
        paragraph(element('mention', { type: 'people', id: 'short' }), element('mention', {}, 'words')),
      ),
    ).toEqual([
      'bad-nesting #text @0',
      'unknown-node measureCard @1',
      'unknown-mark comment @2.0',
      'bad-attribute bold @2.1',
      'unknown-node #embed @2.2',
      'unknown-attribute uid @3',
      'unknown-attribute toString @3',
      'bad-attribute kind @4',
      'bad-attribute kind @5',
      'bad-attribute kind @6',
      'bad-nesting paragraph @7.0',
      'unknown-node heading @8',
      'bad-nesting hardBreak @9',
      'bad-attribute type @10.0',
      'bad-attribute id @10.0',
      'bad-attribute type @10.1',
      'bad-attribute id @10.1',
      'bad-nesting #text @10.1.0',
    ]);
    expect(
      problemsOf('title', element('paragraph', { kind: 'bullet' }), paragraph(marked('b', { bold: {} }))),
    ).toEqual(['unknown-attribute kind @0', 'unknown-mark bold @1.0']);
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
        nodes: ['paragraph kind', 'hardBreak', 'mention type id'],
        marks: ['bold', 'italic'],
      },
    });
    expect(BLOCK_KINDS).toEqual(['heading2', 'heading3', 'bullet', 'ordered']);
  });

  test('[PM13] gives content expressions that stay valid when people empty a node together', () => {
    expect(contentExpression('title', 'doc')).toBe('(paragraph)+');
    expect(contentExpression('body', 'paragraph')).toBe('(text | hardBreak | mention)*');
    expect(contentExpression('body', 'hardBreak')).toBe('');
  });
});
