import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { type DiscussionWriter, judgeDiscussion } from './discussion-rules.ts';

const ANNA = 'participant-anna';
const BEN = 'participant-ben';

/** The discussion at the relay, and what somebody's device makes of it. */
function discussion() {
  const doc = new Y.Doc();
  let clientIDs = 100;
  const write = (
    participantId: string,
    act: (mine: Y.Doc) => void,
    {
      clientID = (clientIDs += 1),
      role = 'commenter',
    }: { readonly clientID?: number; readonly role?: DiscussionWriter['role'] } = {},
  ): string => {
    const mine = new Y.Doc();
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc));
    mine.clientID = clientID;
    const before = Y.encodeStateVector(mine);
    act(mine);
    const update = Y.encodeStateAsUpdate(mine, before);
    const verdict = judgeDiscussion(update, { doc, participantId, role });
    if (verdict === 'allowed') Y.applyUpdate(doc, update);
    return verdict;
  };
  return { doc, write };
}

/** Milliseconds for a hundred of it. */
function timeOf(act: () => void): number {
  const started = performance.now();
  for (let times = 0; times < 100; times += 1) act();
  return performance.now() - started;
}

const comment = (participantId: string, text: string) => (mine: Y.Doc) =>
  void mine.getMap('comments').set(`${participantId}.c1`, { text });

describe('judgeDiscussion', () => {
  test('lets everybody write, change and remove entries of their own', () => {
    const { doc, write } = discussion();
    expect(write(ANNA, comment(ANNA, 'first'))).toBe('allowed');
    expect(write(ANNA, comment(ANNA, 'second'))).toBe('allowed');
    expect(write(BEN, comment(BEN, 'mine'))).toBe('allowed');
    expect(write(ANNA, (mine) => mine.getMap('comments').delete(`${ANNA}.c1`))).toBe('allowed');
    expect(doc.getMap('comments').toJSON()).toEqual({ [`${BEN}.c1`]: { text: 'mine' } });
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'get'])(
    'judges a root of the name “%s” as any other that it does not know',
    (root) => {
      const { write } = discussion();
      const say = (participantId: string) => (mine: Y.Doc) =>
        void mine.getMap(root).set(`${participantId}.c1`, { text: 'x' });
      expect(write(ANNA, say(ANNA))).toBe('allowed');
      expect(write(ANNA, say(BEN))).toBe('not-yours');
    },
  );

  test('lets an entry be written and changed again before it is sent', () => {
    const { write } = discussion();
    const verdict = write(ANNA, (mine) => {
      for (let times = 0; times < 50; times += 1) comment(ANNA, `draft ${times}`)(mine);
    });
    expect(verdict).toBe('allowed');
  });

  test.each<[string, (mine: Y.Doc) => void]>([
    ['a new entry under somebody else’s key', comment(BEN, 'forged')],
    ['another value for somebody else’s entry', (mine) => comment(BEN, 'changed')(mine)],
    ['removing somebody else’s entry', (mine) => mine.getMap('comments').delete(`${BEN}.c1`)],
    ['a key that only begins alike', (mine) => mine.getMap('comments').set(`${ANNA}x.c1`, 1)],
    ['a key of nobody', (mine) => mine.getMap('comments').set('c1', 1)],
    ['a nested type', (mine) => mine.getMap('comments').set(`${ANNA}.c2`, new Y.Map())],
    ['text', (mine) => mine.getText('comments').insert(0, 'words')],
    ['a list', (mine) => mine.getArray('list').push([1])],
    [
      'an own entry together with somebody else’s',
      (mine) => {
        comment(ANNA, 'fine')(mine);
        mine.getMap('comments').delete(`${BEN}.c1`);
      },
    ],
  ])('refuses %s', (_name, act) => {
    const { doc, write } = discussion();
    expect(write(BEN, comment(BEN, 'ben'))).toBe('allowed');
    expect(write(ANNA, act)).toBe('not-yours');
    expect(doc.getMap('comments').toJSON()).toEqual({ [`${BEN}.c1`]: { text: 'ben' } });
  });

  const ROLES = ['facilitator', 'editor', 'commenter'] as const;
  const writersOf = {
    threads: ROLES,
    replies: ROLES,
    reactions: ROLES,
    closings: ROLES,
    answers: ['facilitator', 'editor'],
    hidings: ['facilitator'],
    voices: ROLES,
    endorsements: ROLES,
    translations: ROLES,
    progress: ROLES,
    memberships: ROLES,
    aliases: ['facilitator'],
  } as const satisfies Record<string, readonly DiscussionWriter['role'][]>;
  const cells = Object.entries(writersOf).flatMap(([root, writers]) =>
    ROLES.map((role) => ({ root, role, isAllowed: writers.some((each) => each === role) })),
  );

  test.each(cells)(
    '$role in $root: $isAllowed, also to change and to remove',
    ({ root, role, isAllowed }) => {
      const { doc, write } = discussion();
      const verdict = isAllowed ? 'allowed' : 'not-yours';
      const say = (mine: Y.Doc) => void mine.getMap(root).set(`${ANNA}.e1`, { at: 1 });
      expect(write(ANNA, say, { role })).toBe(verdict);
      // It was written while the person had another role.
      expect(write(ANNA, say, { role: 'facilitator' })).toBe('allowed');
      expect(write(ANNA, say, { role })).toBe(verdict);
      expect(write(ANNA, (mine) => mine.getMap(root).delete(`${ANNA}.e1`), { role })).toBe(verdict);
      expect(doc.getMap(root).size).toBe(isAllowed ? 0 : 1);
      expect(write(BEN, (mine) => mine.getMap(root).delete(`${ANNA}.e1`), { role: 'facilitator' })).toBe(
        isAllowed ? 'allowed' : 'not-yours',
      );
    },
  );

  test('takes a suggestion from whoever may comment, and none in another’s name', () => {
    const { doc, write } = discussion();
    const suggestion = { words: '', place: 'section/vision', proposal: { kind: 'text', text: 'a day' } };
    const suggest = (mine: Y.Doc) => void mine.getMap('threads').set(`${ANNA}.s1`, suggestion);
    expect(write(BEN, suggest)).toBe('not-yours');
    expect(write(ANNA, suggest)).toBe('allowed');
    // What came of it stands in the plan, which is another document: here it is nobody's to write.
    const accept = (mine: Y.Doc) => void mine.getMap('accepted').set(`${ANNA}.s1/x`, { by: BEN });
    expect(write(BEN, accept, { role: 'facilitator' })).toBe('not-yours');
    expect(doc.getMap('threads').toJSON()).toEqual({ [`${ANNA}.s1`]: suggestion });
  });

  test('refuses a value whose neighbour on the right is somebody else’s, whose key Yjs would take', () => {
    const { doc, write } = discussion();
    write(ANNA, comment(ANNA, 'anna'), { clientID: 1 });
    write(BEN, comment(BEN, 'ben'), { clientID: 2 });
    // origin 1:0, right origin 2:0, ContentAny of one integer.
    const crafted = Uint8Array.of(1, 1, 3, 0, 0x80 | 0x40 | 8, 1, 0, 2, 0, 1, 125, 5, 0);
    expect(judgeDiscussion(crafted, { doc, participantId: ANNA, role: 'commenter' })).toBe('not-yours');
  });

  test('takes deletions that follow from how two values of one person met', () => {
    const { doc, write } = discussion();
    write(BEN, comment(BEN, 'one'));
    write(BEN, comment(BEN, 'two'));
    const deletionsOnly = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
    expect(judgeDiscussion(deletionsOnly, { doc, participantId: ANNA, role: 'commenter' })).toBe('allowed');
  });

  test('takes no longer for an entry among ten thousand than for one among ten', () => {
    const mine = new Y.Doc();
    comment(BEN, 'mine')(mine);
    const update = Y.encodeStateAsUpdate(mine);
    const [small, large] = [10, 10_000].map((entries) => {
      const { doc } = discussion();
      doc.transact(() => {
        for (let entry = 0; entry < entries; entry += 1)
          doc.getMap('comments').set(`${ANNA}.${entry}`, { text: 'words' });
      });
      return (): number =>
        timeOf(() => judgeDiscussion(update, { doc, participantId: BEN, role: 'commenter' }));
    });
    if (small === undefined || large === undefined) throw new Error('no document was made');
    // By turns, and the best of each: whatever else runs on the machine slows both.
    const times = Array.from({ length: 20 }, () => ({ small: small(), large: large() }));
    const best = (of: 'small' | 'large'): number => Math.min(...times.map((each) => each[of]));
    // Looking through all entries would take a thousand times as long.
    expect(best('large')).toBeLessThan(20 * best('small'));
  });
});
