import { assert } from '@holdfast/base';
import {
  addGoal,
  addReply,
  archiveRecord,
  createPlanUndo,
  LINK_KINDS,
  type Plan,
  RECORD_ROOTS,
  type RecordAddress,
  recordKind,
  restoreRecord,
  setMeta,
  STANDING_FIELDS,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { discussionOver, plainSnapshot, planOver, readGolden } from './golden-file.ts';

/** Each was written by the version that had this layout, and stays as it is. */
const GOLDEN = ['first-kinds', 'every-kind', 'safe-report', 'bounds', 'standing'] as const;
/** What the last of them must know of. */
const NEWEST = 'standing';

function openWritten(name: string): { readonly plan: Plan; readonly expected: object } {
  const { update, expected } = readGolden(name);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return { plan: planOver(doc), expected };
}

describe.each(GOLDEN)('what an earlier version wrote: %s', (name) => {
  test('[PM21] is read as that version read it, and reading writes nothing', () => {
    const { plan, expected } = openWritten(name);
    const before = Y.encodeStateAsUpdate(plan.doc);
    // What came later stands beside it.
    expect(plainSnapshot(plan.snapshot())).toMatchObject(expected);
    expect(Y.encodeStateAsUpdate(plan.doc)).toEqual(before);
  });

  test('[PM21] is edited, each record is removed and comes back, and undo leaves it as it was', () => {
    const { plan } = openWritten(name);
    const undo = createPlanUndo(plan, { textOrigin: {} });
    const { removed: _before, ...before } = plan.snapshot();
    const goal = addGoal(plan, { statement: 'One more' });
    setMeta(plan, { institution: 'Another school' });
    expect(plan.snapshot()).toMatchObject({ institution: 'Another school' });
    expect(plan.snapshot().goals.map(({ id }) => id)).toContain(goal);
    while (undo.canUndo) undo.undo();
    const { removed: _after, goalsById: _goals, ...after } = plan.snapshot();
    const { goalsById: _goalsBefore, ...others } = before;
    expect(after).toEqual(others);
    for (const address of addressesOf(plan)) {
      archiveRecord(plan, address);
      expect(addressesOf(plan)).not.toContainEqual(address);
      restoreRecord(plan, address);
    }
    expect(addressesOf(plan)).toEqual(addressesOf(openWritten(name).plan));
  });

  test('[PM21] meets what a device with this version adds to it', () => {
    const [here, there] = [openWritten(name).plan, openWritten(name).plan];
    addGoal(here, { statement: 'From here' });
    Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc));
    expect(plainSnapshot(there.snapshot())).toEqual(plainSnapshot(here.snapshot()));
  });
});

describe('the newest of them', () => {
  test('[PM21] holds every kind of record with every field: what comes later wants a new one beside it', () => {
    const { plan } = openWritten(NEWEST);
    const snapshot = plan.snapshot();
    expect(snapshot.problems).toEqual([]);
    for (const root of RECORD_ROOTS) {
      const record = snapshot[root].at(-1);
      assert(record !== undefined, `one of ${root}`);
      const held = new Map<string, unknown>(Object.entries(record));
      const { fields, texts } = recordKind(root);
      const empty = [...Object.keys(fields), ...Object.keys(texts)].filter(
        (field) => field !== 'archivedAt' && (held.get(field) ?? null) === null,
      );
      expect([root, empty]).toEqual([root, []]);
    }
    const ofWhole = new Map(Object.entries(snapshot.standing));
    for (const field of STANDING_FIELDS) expect([field, ofWhole.get(field)]).not.toEqual([field, null]);
  });

  test('[PM21] holds every kind of link', () => {
    const { links } = openWritten(NEWEST).plan.snapshot();
    for (const { lists } of Object.values(LINK_KINDS))
      expect(lists.map((list) => [list, links[list].size])).toEqual(lists.map((list) => [list, 1]));
  });
});

describe('what was said of an earlier plan', () => {
  function openSaid() {
    const { update, expected } = readGolden('first-discussion');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return { discussion: discussionOver(doc, 'participant-ana'), expected };
  }

  test('[PM63] is read as that version read it, an entry in each root, and nothing is lost', () => {
    const { discussion, expected } = openSaid();
    expect(plainSnapshot(discussion.snapshot())).toMatchObject(expected);
    expect(discussion.snapshot().lost).toBe(0);
    for (const [root, entries] of Object.entries(discussion.roots))
      expect([root, entries.size > 0]).toEqual([root, true]);
  });

  test('[PM61] is answered and goes on', () => {
    const { discussion } = openSaid();
    const [thread] = discussion.snapshot().threads;
    assert(thread !== undefined, 'a thread');
    const key = addReply(discussion, { thread, words: ['Still true'] });
    const now = discussion.snapshot().threads.find((each) => each.key === thread.key);
    expect(now?.replies.map((reply) => reply.key)).toContain(key);
    expect(discussion.snapshot().threads).toHaveLength(openSaid().discussion.snapshot().threads.length);
  });
});

function addressesOf(plan: Plan): readonly RecordAddress[] {
  const snapshot = plan.snapshot();
  return RECORD_ROOTS.flatMap((root) =>
    // An id of this root, which is all that an address says.
    snapshot[root].map(({ id }) => ({ root, id }) as RecordAddress),
  );
}
