import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { Crossing, ValueCrossing } from './crossing.ts';
import { episodes } from './episodes-fixture.ts';
import { addOneOfEach } from './every-kind-fixture.ts';
import { RECORD_ROOTS } from './ids.ts';
import { parseIsoDate } from './iso-date.ts';
import {
  addGoal,
  addIndicator,
  addMeasure,
  addTarget,
  removeLink,
  setInstitution,
  setTarget,
} from './plan-edits.ts';
import {
  fragmentOf,
  joinLine,
  newReplica,
  pressEnter,
  receiveUpdate,
  recordChanges,
  removeLine,
  type Replica,
  syncAll,
  typeInto,
  withClientId,
} from './plan-fixture.ts';
import { archiveRecord, moveRecord, restoreRecord } from './record-edits.ts';
import { recordKind } from './record-kinds.ts';
import { lastValues } from './yjs-items.ts';

/** Two people in step, of whom `winner` keeps a field when both write it. */
function twoPeople() {
  const loser = withClientId(newReplica('loser'), 1000);
  const winner = withClientId(newReplica('winner'), 2000);
  const goal = addGoal(loser.plan, { statement: 'Stay' });
  const target = addTarget(loser.plan, {
    indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' },
    goals: [goal],
  });
  syncAll(loser, winner);
  return { loser, winner, goal, target };
}

/** What `edit` changed, as one update. */
function editOn(replica: Replica, edit: () => void): Uint8Array {
  const before = Y.encodeStateVector(replica.doc);
  const changes = recordChanges(replica);
  edit();
  return changes.length === 1 && changes[0] !== undefined
    ? changes[0]
    : Y.mergeUpdates(changes.length === 0 ? [Y.encodeStateAsUpdate(replica.doc, before)] : [...changes]);
}

function withoutId({ id: _id, ...rest }: Crossing) {
  return rest;
}

/** Whether the value that this person wrote is the one that the document kept. */
function stands({ doc, plan }: Replica, target: string, field: string): boolean {
  const map = plan.roots.targets.get(target);
  return map instanceof Y.Map && lastValues(map).get(field)?.id.client === doc.clientID;
}

type TargetField = 'targetValue' | 'deadline';

const writings = fc.array(
  fc.array(fc.record({ field: fc.constantFrom<TargetField[]>('targetValue', 'deadline'), pick: fc.nat(8) }), {
    maxLength: 4,
  }),
  { minLength: 2, maxLength: 4 },
);
const clientIds = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 4, maxLength: 4 });

/** No two people write the same value: who agrees has lost nothing. */
function valueOf(who: number, { field, pick }: { field: TargetField; pick: number }) {
  if (who === 0 && pick === 0) return null;
  return field === 'targetValue' ? who * 10 + pick : (parseIsoDate(`20${who + 3}${pick}-01-01`) ?? null);
}

/** Everybody writes apart from the others, then each receives the changes of all others in an order of their own. */
function checkValues(
  edits: readonly (readonly { field: TargetField; pick: number }[])[],
  ids: readonly number[],
  orders: readonly number[],
): void {
  const first = newReplica('first');
  const indicator = { name: 'A', unit: '%', decimals: 0, direction: 'up' } as const;
  const deadline = parseIsoDate('2026-01-01') ?? null;
  const target = addTarget(first.plan, { indicator, targetValue: 99, deadline });
  const people = edits.map((_, index) => withClientId(newReplica(`p${index}`), ids[index] ?? index + 1));
  syncAll(first, ...people);
  const rows = people.map((person, index) => {
    const changes = recordChanges(person);
    for (const edit of edits[index] ?? []) {
      setTarget(person.plan, target, { [edit.field]: valueOf(index, edit) });
    }
    return changes;
  });
  const valuesOf = ({ plan }: Replica) => plan.snapshot().targetsById.get(target);
  const own = people.map(valuesOf);
  const wrote = (who: number, field: string) => (edits[who] ?? []).some((edit) => edit.field === field);
  for (const [index, person] of people.entries()) {
    const waiting = rows.flatMap((each, from) => (from === index ? [] : each));
    const found: (Crossing & ValueCrossing)[] = [];
    while (waiting.length > 0) {
      const [next] = waiting.splice((orders[waiting.length % 12] ?? 0) % waiting.length, 1);
      if (next === undefined) break;
      for (const each of receiveUpdate(person, next)) if (each.kind === 'value') found.push(each);
    }
    for (const field of ['targetValue', 'deadline'] as const) {
      if (!wrote(index, field)) continue;
      const now = valuesOf(person)?.[field] ?? null;
      const here = found.filter(({ place }) => 'field' in place && place.field === field);
      expect([now, ...here.map(({ mine }) => mine)]).toContainEqual(own[index]?.[field] ?? null);
      if (!stands(person, target, field)) continue;
      const others = people.map((_, who) => who).filter((who) => who !== index && wrote(who, field));
      const theirs = others.map((who) => own[who]?.[field] ?? null);
      expect(here.map((each) => each.theirs)).toEqual(expect.arrayContaining(theirs));
    }
  }
}

describe('findCrossings', () => {
  test('[PM24] shows both values of a field to both people, and which one stands', () => {
    const { loser, winner, target } = twoPeople();
    const lost = editOn(loser, () => setTarget(loser.plan, target, { targetValue: 9 }));
    const won = editOn(winner, () => setTarget(winner.plan, target, { targetValue: 11 }));
    const place = { kind: 'record', root: 'targets', id: target, field: 'targetValue' };
    expect(receiveUpdate(loser, won).map(withoutId)).toEqual([
      { kind: 'value', other: 2000, place, mine: 9, theirs: 11, stands: 'theirs' },
    ]);
    expect(receiveUpdate(winner, lost).map(withoutId)).toEqual([
      { kind: 'value', other: 1000, place, mine: 11, theirs: 9, stands: 'mine' },
    ]);
  });

  test('[PM24] finds nothing where one had seen the value of the other', () => {
    const { loser, winner, target } = twoPeople();
    const first = editOn(winner, () => setTarget(winner.plan, target, { targetValue: 9 }));
    expect(receiveUpdate(loser, first)).toEqual([]);
    const second = editOn(loser, () => setTarget(loser.plan, target, { targetValue: 10 }));
    expect(receiveUpdate(winner, second)).toEqual([]);
    expect(receiveUpdate(winner, second)).toEqual([]);
  });

  test('[PM23] [PM24] an emptied field is a value too, and agreeing is no crossing', () => {
    const { loser, winner, target } = twoPeople();
    setTarget(loser.plan, target, { targetValue: 5, deadline: null });
    syncAll(loser, winner);
    const emptied = editOn(winner, () => setTarget(winner.plan, target, { targetValue: null }));
    editOn(loser, () => setTarget(loser.plan, target, { targetValue: 6 }));
    expect(receiveUpdate(loser, emptied)).toMatchObject([{ mine: 6, theirs: null, stands: 'theirs' }]);
    const same = editOn(winner, () => setInstitution(winner.plan, 'School of Crafts'));
    setInstitution(loser.plan, 'School of Crafts');
    expect(receiveUpdate(loser, same)).toEqual([]);
  });

  test('[PM24] a value that is taken back crosses the one that another put in its place', () => {
    const { loser, winner, target } = twoPeople();
    setTarget(winner.plan, target, { targetValue: 9 });
    syncAll(loser, winner);
    const taken = editOn(winner, () => void winner.undo.undo());
    const changed = editOn(loser, () => setTarget(loser.plan, target, { targetValue: 10 }));
    expect(receiveUpdate(loser, taken, { unacknowledged: [changed] }).map(withoutId)).toMatchObject([
      { kind: 'value', other: null, mine: 10, theirs: null, stands: 'mine' },
    ]);
    expect(receiveUpdate(winner, changed, { unacknowledged: [taken] }).map(withoutId)).toMatchObject([
      { kind: 'value', other: 1000, mine: null, theirs: 10, stands: 'theirs' },
    ]);
  });

  test('[PM24] a value that wins and is taken back has beaten the other all the same', () => {
    const { loser, winner, target } = twoPeople();
    const won = editOn(winner, () => {
      setTarget(winner.plan, target, { targetValue: 9 });
      winner.undo.undo();
    });
    setTarget(loser.plan, target, { targetValue: 10 });
    expect(receiveUpdate(loser, won)).toMatchObject([{ mine: 10, theirs: null, stands: 'theirs' }]);
    expect(loser.plan.snapshot().targetsById.get(target)?.targetValue).toBeNull();
  });

  test('[PM24] who wrote what another wrote too, and then changed unseen, has lost it', () => {
    const { loser, winner, target } = twoPeople();
    const same = editOn(winner, () => setTarget(winner.plan, target, { targetValue: 9 }));
    const other = editOn(winner, () => setTarget(winner.plan, target, { targetValue: 11 }));
    const mine = editOn(loser, () => setTarget(loser.plan, target, { targetValue: 9 }));
    expect(receiveUpdate(loser, same, { unacknowledged: [mine] })).toEqual([]);
    expect(receiveUpdate(loser, other, { unacknowledged: [mine] })).toMatchObject([
      { mine: 9, theirs: 11, stands: 'theirs' },
    ]);
  });

  test.each(
    RECORD_ROOTS.flatMap((root) => Object.keys(recordKind(root).fields).map((field) => [root, field])),
  )('[PM24] %s.%s', (rootName, field) => {
    const { loser, winner } = twoPeople();
    const root = RECORD_ROOTS.find((each) => each === rootName) ?? 'goals';
    addOneOfEach(loser.plan);
    syncAll(loser, winner);
    const write = ({ plan }: Replica, value: unknown): void => {
      const [record] = plan.roots[root].values();
      if (record instanceof Y.Map) record.set(field, value);
    };
    const isArchiving = field === 'archivedAt';
    const theirs = editOn(winner, () => write(winner, isArchiving ? 7 : 'theirs'));
    write(loser, isArchiving ? null : 'mine');
    const isWrittenOnce = field.startsWith('created');
    expect(receiveUpdate(loser, theirs)).toMatchObject(
      isWrittenOnce ? [] : [isArchiving ? { kind: 'removal' } : { mine: 'mine', theirs: 'theirs' }],
    );
  });

  test('[PM24] both who move a record, and both who change what a line is, are told', () => {
    const { loser, winner, goal } = twoPeople();
    const other = addGoal(loser.plan, {});
    const third = addGoal(loser.plan, {});
    syncAll(loser, winner);
    const moved = editOn(winner, () =>
      moveRecord(winner.plan, { root: 'goals', id: goal }, { after: third }),
    );
    moveRecord(loser.plan, { root: 'goals', id: goal }, { after: other });
    expect(receiveUpdate(loser, moved)).toMatchObject([{ kind: 'value', place: { field: 'order' } }]);
    const line = (replica: Replica): Y.XmlElement => {
      const first: unknown = fragmentOf(replica, 'vision').get(0);
      if (!(first instanceof Y.XmlElement)) throw new Error('no line');
      return first;
    };
    const heading = editOn(winner, () => line(winner).setAttribute('kind', 'heading2'));
    line(loser).setAttribute('kind', 'bullet');
    expect(receiveUpdate(loser, heading)).toMatchObject([
      { kind: 'value', place: { kind: 'line', text: 'vision' }, mine: 'bullet', theirs: 'heading2' },
    ]);
  });

  test.each([
    ['deleted', (them: Replica) => removeLine(them, fragmentOf(them, 'vision'), 1)],
    ['joined to the one before', (them: Replica) => joinLine(them, fragmentOf(them, 'vision'), 1)],
  ])('[PM25] finds the words that I typed into a line that another %s unseen', (_, takeAway) => {
    const { loser: me, winner: them } = twoPeople();
    typeInto(me, fragmentOf(me, 'vision'), { text: 'First.' });
    pressEnter(me, fragmentOf(me, 'vision'), { block: 0 });
    typeInto(me, fragmentOf(me, 'vision'), { text: 'Second.', block: 1 });
    syncAll(me, them);
    const typed = editOn(me, () => typeInto(me, fragmentOf(me, 'vision'), { text: ' And mine.', block: 1 }));
    const taken = editOn(them, () => takeAway(them));
    const [crossing, ...more] = receiveUpdate(me, taken);
    expect(more).toEqual([]);
    expect(crossing).toMatchObject({
      kind: 'words',
      whose: 'mine',
      text: 'vision',
      words: ' And mine.',
      line: 'Second. And mine.',
    });
    const mirror = receiveUpdate(them, typed, { unacknowledged: [taken] });
    expect(mirror).toMatchObject([{ kind: 'words', whose: 'theirs', words: ' And mine.', other: 1000 }]);
    // Who took nothing away is told nothing.
    const bystander = newReplica('bystander');
    syncAll(bystander);
    expect(receiveUpdate(bystander, Y.encodeStateAsUpdate(me.doc))).toEqual([]);
  });

  test('[PM25] finds the words that I typed into a line whose Enter another takes back', () => {
    const { loser: me, winner: them } = twoPeople();
    pressEnter(them, fragmentOf(them, 'vision'), { block: 0 });
    syncAll(me, them);
    typeInto(me, fragmentOf(me, 'vision'), { text: 'In the new line', block: 1 });
    const undone = editOn(them, () => void them.undo.undo());
    expect(receiveUpdate(me, undone)).toMatchObject([{ kind: 'words', words: 'In the new line' }]);
    expect(me.plan.snapshot().vision.plainText).not.toContain('In the new line');
  });

  test('[PM25] leaves alone the words that another deleted who had seen them', () => {
    const { loser: me, winner: them } = twoPeople();
    typeInto(me, fragmentOf(me, 'vision'), { text: 'Seen and deleted.' });
    syncAll(me, them);
    const taken = editOn(them, () => removeLine(them, fragmentOf(them, 'vision'), 0));
    expect(receiveUpdate(me, taken, { unacknowledged: [] })).toEqual([]);
  });

  test('[PM26] shows a line that both rewrote while apart, as mine and as it has become', () => {
    const { loser: me, winner: them } = twoPeople();
    typeInto(me, fragmentOf(me, 'vision'), { text: 'Nobody leaves early.' });
    syncAll(me, them);
    const mine = recordChanges(me);
    const rewrite = (who: Replica, words: string): void => {
      const line: unknown = fragmentOf(who, 'vision').get(0);
      const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
      if (!(text instanceof Y.XmlText)) throw new Error('no text');
      text.delete(0, 6);
      text.insert(0, words);
    };
    rewrite(me, 'No learner');
    const theirs = editOn(them, () => rewrite(them, 'No one'));
    const twice = receiveUpdate(me, theirs, { from: 'join', unacknowledged: mine });
    expect(twice).toMatchObject([
      { kind: 'line', text: 'vision', mine: 'No learner leaves early.', other: 2000 },
    ]);
    const [line] = twice;
    expect(line?.kind === 'line' ? line.together : '').toContain('No one');
  });

  test('[PM27] tells whoever comes later of a record that one removed and the other worked on', () => {
    const { loser, winner, goal } = twoPeople();
    const address = { root: 'goals', id: goal } as const;
    const other = addGoal(loser.plan, {});
    syncAll(loser, winner);
    const removed = editOn(winner, () => archiveRecord(winner.plan, address));
    const worked = editOn(loser, () => {
      typeInto(loser, fragmentOf(loser, { ...address, field: 'why' }), { text: 'Because.' });
      moveRecord(loser.plan, address, { after: other });
    });
    expect(receiveUpdate(loser, removed, { unacknowledged: [worked] }).map(withoutId)).toEqual([
      { kind: 'removal', record: address, removedBy: 'other', other: 2000, work: ['order', 'why'] },
    ]);
    expect(receiveUpdate(winner, worked, { unacknowledged: [removed] }).map(withoutId)).toEqual([
      { kind: 'removal', record: address, removedBy: 'me', other: null, work: ['order', 'why'] },
    ]);
    syncAll(loser, winner);
    restoreRecord(loser.plan, address);
    syncAll(loser, winner);
    const seen = editOn(winner, () => archiveRecord(winner.plan, address));
    expect(receiveUpdate(loser, seen, { unacknowledged: [] })).toEqual([]);
  });

  test('[PM27] tells of a relation to a record that another removes', () => {
    const { loser, winner, goal } = twoPeople();
    const address = { root: 'goals', id: goal } as const;
    const removed = editOn(winner, () => archiveRecord(winner.plan, address));
    const related = editOn(loser, () => void addMeasure(loser.plan, { goals: [goal] }));
    expect(receiveUpdate(loser, removed, { unacknowledged: [related] }).map(withoutId)).toEqual([
      { kind: 'removal', record: address, removedBy: 'other', other: 2000, work: ['measuresOfGoal'] },
    ]);
    expect(receiveUpdate(winner, related, { unacknowledged: [removed] }).map(withoutId)).toEqual([
      { kind: 'removal', record: address, removedBy: 'me', other: null, work: ['measuresOfGoal'] },
    ]);
    restoreRecord(loser.plan, address);
    expect(loser.plan.snapshot().links.measuresByGoal.get(goal)).toHaveLength(1);
  });

  test('[PM27] tells of a target that takes an indicator that another removes, and of no relation taken away', () => {
    const { loser, winner, goal, target } = twoPeople();
    const indicator = addIndicator(loser.plan, { name: 'B', unit: '%', decimals: 0, direction: 'up' });
    syncAll(loser, winner);
    const address = { root: 'indicators', id: indicator } as const;
    const removed = editOn(winner, () => archiveRecord(winner.plan, address));
    const taken = editOn(loser, () => setTarget(loser.plan, target, { indicatorId: indicator }));
    expect(receiveUpdate(loser, removed, { unacknowledged: [taken] })).toMatchObject([
      { kind: 'removal', record: address, work: ['targetsOfIndicator'] },
    ]);
    syncAll(loser, winner);
    const gone = editOn(winner, () => archiveRecord(winner.plan, { root: 'goals', id: goal }));
    const parted = editOn(loser, () => removeLink(loser.plan, { kind: 'goal', target, goal }));
    expect(receiveUpdate(loser, gone, { unacknowledged: [parted] })).toEqual([]);
    expect(receiveUpdate(winner, parted, { unacknowledged: [gone] })).toEqual([]);
  });

  test('[PM27] who has removed the record as well has lost nothing', () => {
    const { loser, winner, goal } = twoPeople();
    const address = { root: 'goals', id: goal } as const;
    const workAndRemove = (who: Replica): Uint8Array =>
      editOn(who, () => {
        typeInto(who, fragmentOf(who, { ...address, field: 'why' }), { text: 'Because.' });
        archiveRecord(who.plan, address);
      });
    const [one, two] = [workAndRemove(loser), workAndRemove(winner)];
    expect(receiveUpdate(loser, two, { unacknowledged: [one] })).toEqual([]);
    expect(receiveUpdate(winner, one, { unacknowledged: [two] })).toEqual([]);
  });

  test('[PM24] whatever people write at once, in any order, who lost finds both values, and who won all', () => {
    fc.assert(
      fc.property(writings, clientIds, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), checkValues),
      episodes(50),
    );
  });
});
