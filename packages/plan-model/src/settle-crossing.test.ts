import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { Crossing } from './crossing.ts';
import { addGoal, addIndicator, setIndicator } from './plan-edits.ts';
import {
  fragmentOf,
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
import { archiveRecord } from './record-edits.ts';
import { crossingChoices, settleCrossing } from './settle-crossing.ts';

function twoPeople() {
  const me = withClientId(newReplica('me'), 1000);
  const them = withClientId(newReplica('them'), 2000);
  const goal = addGoal(me.plan, { statement: 'Stay' });
  const indicator = addIndicator(me.plan, { name: 'A', unit: '%', decimals: 0, direction: 'up' });
  syncAll(me, them);
  return { me, them, goal, indicator };
}

/** What crossed for `me` when both had edited without the other. */
function cross(me: Replica, mine: () => void, { them, theirs }: { them: Replica; theirs: () => void }) {
  const own = recordChanges(me);
  const others = recordChanges(them);
  mine();
  theirs();
  const [crossing] = receiveUpdate(me, Y.mergeUpdates([...others]), { from: 'join', unacknowledged: own });
  if (crossing === undefined) throw new Error('nothing crossed');
  return crossing;
}

function vision({ plan }: Replica): string {
  return plan.snapshot().vision.plainText;
}

describe('settleCrossing', () => {
  test('[PM28] puts my value in the place of theirs, or beside it, and undo takes that back', () => {
    const { me, them, indicator } = twoPeople();
    const crossing = cross(me, () => setIndicator(me.plan, indicator, { name: 'Mine' }), {
      them,
      theirs: () => setIndicator(them.plan, indicator, { name: 'Theirs' }),
    });
    const name = () => me.plan.snapshot().indicatorsById.get(indicator)?.name;
    expect([name(), crossingChoices(crossing)]).toEqual(['Theirs', ['mine', 'theirs', 'both']]);
    settleCrossing(me.plan, crossing, 'mine');
    expect(name()).toBe('Mine');
    me.undo.undo();
    expect(name()).toBe('Theirs');
    settleCrossing(me.plan, crossing, 'both');
    expect(name()).toBe('Mine / Theirs');
  });

  test('[PM28] a choice that changes nothing is no step', () => {
    const { me, them, indicator } = twoPeople();
    const crossing = cross(me, () => setIndicator(me.plan, indicator, { name: 'Mine' }), {
      them,
      theirs: () => setIndicator(them.plan, indicator, { name: 'Theirs' }),
    });
    const before = me.undo.lastStep;
    settleCrossing(me.plan, crossing, 'theirs');
    expect(me.undo.lastStep).toBe(before);
    settleCrossing(me.plan, crossing, 'mine');
    expect(me.undo.lastStep).not.toBe(before);
  });

  test('[PM28] offers no mixture of values that cannot stand together, and writes none', () => {
    const { me, them, indicator } = twoPeople();
    const crossing = cross(me, () => setIndicator(me.plan, indicator, { unit: 'days' }), {
      them,
      theirs: () => setIndicator(them.plan, indicator, { unit: 'hours' }),
    });
    expect(crossingChoices(crossing)).toEqual(['mine', 'theirs']);
    const broken: Crossing = crossing.kind === 'value' ? { ...crossing, mine: 'miles' } : crossing;
    expect(settleCrossing(me.plan, broken, 'mine')).toBe(false);
    expect(me.plan.snapshot().indicatorsById.get(indicator)?.unit).toBe('hours');
  });

  test('[PM28] offers both only of words, whatever else a field would take', () => {
    const { me, goal, indicator } = twoPeople();
    const place = (root: 'goals' | 'indicators' | 'practices', field: string) =>
      ({ kind: 'record', root, id: root === 'goals' ? goal : indicator, field }) as const;
    const of = (at: ReturnType<typeof place>, mine: string, theirs: string): Crossing => ({
      id: 'a',
      other: 2000,
      kind: 'value',
      stands: 'theirs',
      place: at,
      mine,
      theirs,
    });
    expect(crossingChoices(of(place('indicators', 'source'), 'A', 'B'))).toContain('both');
    expect(crossingChoices(of(place('practices', 'reportTo'), 'A', 'B'))).toContain('both');
    expect(crossingChoices(of(place('indicators', 'source'), 'A', ''))).not.toContain('both');
    // A key with a space in it still sorts, and a series of two names is none.
    expect(crossingChoices(of(place('goals', 'order'), 'a1', 'a2'))).not.toContain('both');
    expect(crossingChoices(of(place('indicators', 'seriesId'), 'elet', 'neet'))).not.toContain('both');
    settleCrossing(me.plan, of(place('goals', 'order'), 'a1', 'a2'), 'both');
    expect(me.plan.snapshot().goals[0]?.order).toBe('a2');
  });

  test('[PM28] who chooses both at the same time as the other chooses the same', () => {
    const { me, them, indicator } = twoPeople();
    const place = { kind: 'record', root: 'indicators', id: indicator, field: 'name' } as const;
    const common = { id: 'a', other: 2000, kind: 'value', place } as const;
    settleCrossing(me.plan, { ...common, mine: 'B', theirs: 'A', stands: 'theirs' }, 'both');
    settleCrossing(them.plan, { ...common, mine: 'A', theirs: 'B', stands: 'mine' }, 'both');
    expect(receiveUpdate(me, Y.encodeStateAsUpdate(them.doc))).toEqual([]);
    expect(me.plan.snapshot().indicatorsById.get(indicator)?.name).toBe('A / B');
  });

  test('[PM28] a line that is what was chosen already is not made so again', () => {
    const { me, them } = twoPeople();
    const lineOf = (who: Replica): Y.XmlElement => {
      const line: unknown = fragmentOf(who, 'vision').get(0);
      if (!(line instanceof Y.XmlElement)) throw new Error('no line');
      return line;
    };
    const crossing = cross(me, () => lineOf(me).setAttribute('kind', 'bullet'), {
      them,
      theirs: () => lineOf(them).setAttribute('kind', 'heading2'),
    });
    const before = Y.encodeStateVector(me.doc);
    settleCrossing(me.plan, crossing, 'theirs');
    expect(Y.encodeStateVector(me.doc)).toEqual(before);
    settleCrossing(me.plan, crossing, 'mine');
    expect(lineOf(me).getAttribute('kind')).toBe('bullet');
  });

  test('[PM28] puts words back where their line stood', () => {
    const { me, them } = twoPeople();
    typeInto(me, fragmentOf(me, 'vision'), { text: 'One' });
    pressEnter(me, fragmentOf(me, 'vision'), { block: 0 });
    typeInto(me, fragmentOf(me, 'vision'), { text: 'Two', block: 1 });
    pressEnter(me, fragmentOf(me, 'vision'), { block: 1 });
    typeInto(me, fragmentOf(me, 'vision'), { text: 'Three', block: 2 });
    syncAll(me, them);
    const crossing = cross(
      me,
      () => typeInto(me, fragmentOf(me, 'vision'), { text: ' and mine', block: 1 }),
      { them, theirs: () => removeLine(them, fragmentOf(them, 'vision'), 1) },
    );
    expect(vision(me)).toBe('One\nThree');
    settleCrossing(me.plan, crossing, 'mine');
    expect(vision(me)).toBe('One\nand mine\nThree');
    me.undo.undo();
    expect(vision(me)).toBe('One\nThree');
    settleCrossing(me.plan, crossing, 'theirs');
    expect(vision(me)).toBe('One\nThree');
  });

  test('[PM28] makes a line mine again, or puts mine beside it', () => {
    const { me, them } = twoPeople();
    typeInto(me, fragmentOf(me, 'vision'), { text: 'Nobody leaves early.' });
    syncAll(me, them);
    const rewriteStart = (who: Replica, words: string) => {
      const line: unknown = fragmentOf(who, 'vision').get(0);
      const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
      if (!(text instanceof Y.XmlText)) return;
      text.delete(0, 6);
      text.insert(0, words);
    };
    const crossing = cross(me, () => rewriteStart(me, 'No learner'), {
      them,
      theirs: () => rewriteStart(them, 'No one'),
    });
    const together = vision(me);
    settleCrossing(me.plan, crossing, 'both');
    expect(vision(me)).toBe(`${together}\nNo learner leaves early.`);
    me.undo.undo();
    settleCrossing(me.plan, crossing, 'mine');
    expect(vision(me)).toBe('No learner leaves early.');
  });

  test('[PM28] cuts no character in two when it makes a line mine again', () => {
    const { me, them } = twoPeople();
    typeInto(me, fragmentOf(me, 'vision'), { text: 'Nobody 😀 leaves' });
    syncAll(me, them);
    // Mine is behind theirs in the line, and both begin with the same half of a character.
    withClientId(me, 3000);
    const replaceFace = (who: Replica, face: string) => {
      const line: unknown = fragmentOf(who, 'vision').get(0);
      const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
      if (!(text instanceof Y.XmlText)) return;
      text.delete(7, 2);
      text.insert(7, face);
    };
    const crossing: Crossing = cross(me, () => replaceFace(me, '😁'), {
      them,
      theirs: () => replaceFace(them, '😂'),
    });
    settleCrossing(me.plan, crossing, 'mine');
    expect(vision(me)).toBe('Nobody 😁 leaves');
  });

  test('[PM28] brings a removed record back for the work on it, or leaves it removed', () => {
    const { me, them, goal } = twoPeople();
    const address = { root: 'goals', id: goal } as const;
    const crossing = cross(
      me,
      () => typeInto(me, fragmentOf(me, { ...address, field: 'why' }), { text: 'Because.' }),
      { them, theirs: () => archiveRecord(them.plan, address) },
    );
    settleCrossing(me.plan, crossing, 'theirs');
    expect(me.plan.snapshot().goals).toEqual([]);
    settleCrossing(me.plan, crossing, 'mine');
    expect(me.plan.snapshot().goals).toHaveLength(1);
  });
});
