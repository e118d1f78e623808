import { describe, expect, test } from 'vitest';

import type { Crossing } from './crossing.ts';
import type { GoalId, IndicatorId } from './ids.ts';
import { type Attendee, Meeting } from './meeting.ts';
import { addGoal, addIndicator, setIndicator } from './plan-edits.ts';
import { fragmentOf, typeInto } from './plan-fixture.ts';
import { archiveRecord } from './record-edits.ts';
import { type CrossingChoice, settleCrossing } from './settle-crossing.ts';

const ANA = 0;
const BEN = 1;

/** Ana and Ben have one plan and no connection. Of two values at once the document keeps Ben's. */
function story() {
  let goal: GoalId | undefined;
  let indicator: IndicatorId | undefined;
  const meeting = new Meeting<string>([1000, 2000], ({ plan }) => {
    goal = addGoal(plan, { statement: 'Stay' });
    indicator = addIndicator(plan, { name: 'Days', unit: '%', decimals: 0, direction: 'up' });
  });
  if (goal === undefined || indicator === undefined) throw new Error('nothing was prepared');
  const [goalId, indicatorId] = [goal, indicator];
  const people = [meeting.person(ANA), meeting.person(BEN)] as const;
  const settled = new Set<string>();
  const open = (who: number): readonly Crossing[] =>
    [...meeting.person(who).list.values()].filter(({ id }) => !settled.has(`${who} ${id}`));
  const does = (who: number, act: (person: Attendee) => void): void =>
    meeting.do(who, act, () => 'something');
  return {
    goal: { root: 'goals', id: goalId } as const,
    does,
    names: (who: number, name: string) => does(who, ({ plan }) => setIndicator(plan, indicatorId, { name })),
    /** The last entry of their list, which then leaves it. */
    chooses: (who: number, choice: CrossingChoice) => {
      const crossing = open(who).at(-1);
      if (crossing === undefined) throw new Error('there is nothing to choose');
      does(who, ({ plan }) => expect(settleCrossing(plan, crossing, choice)).toBe(true));
      settled.add(`${who} ${crossing.id}`);
    },
    meet: () => meeting.finish(),
    open,
    name: () => people.map(({ plan }) => plan.snapshot().indicatorsById.get(indicatorId)?.name),
    goals: () => people.map(({ plan }) => plan.snapshot().goals.length),
  };
}

/** Both wrote a name without the other, and have met. */
function crossed() {
  const all = story();
  all.names(ANA, 'Absence');
  all.names(BEN, 'Presence');
  all.meet();
  expect(all.name()).toEqual(['Presence', 'Presence']);
  return all;
}

describe('Ana and Ben, who named one indicator apart', () => {
  test('[PM28] one of them chooses, and both have it', () => {
    const { chooses, meet, name, open } = crossed();
    chooses(ANA, 'mine');
    meet();
    expect(name()).toEqual(['Absence', 'Absence']);
    expect([open(ANA), open(BEN).length]).toEqual([[], 1]);
    chooses(BEN, 'theirs');
    meet();
    expect([name(), open(ANA), open(BEN)]).toEqual([['Absence', 'Absence'], [], []]);
  });

  test('[PM28] each chooses their own at the same time, and both are told that they did', () => {
    const { chooses, meet, name, open } = crossed();
    chooses(ANA, 'mine');
    // It stands already: that Ben wants it so is written all the same.
    chooses(BEN, 'mine');
    meet();
    const [kept] = name();
    expect(name()).toEqual([kept, kept]);
    expect(open(ANA)).toMatchObject([{ mine: 'Absence', theirs: 'Presence' }]);
    expect(open(BEN)).toMatchObject([{ mine: 'Presence', theirs: 'Absence' }]);
    chooses(ANA, 'both');
    meet();
    expect(name()).toEqual(['Absence / Presence', 'Absence / Presence']);
  });

  test('[PM28] both choose the same at the same time, and nothing more is asked', () => {
    for (const [anas, bens, outcome] of [
      ['mine', 'theirs', 'Absence'],
      ['theirs', 'mine', 'Presence'],
      ['both', 'both', 'Absence / Presence'],
    ] as const) {
      const { chooses, meet, name, open } = crossed();
      chooses(ANA, anas);
      chooses(BEN, bens);
      meet();
      expect([name(), open(ANA), open(BEN)]).toEqual([[outcome, outcome], [], []]);
    }
  });

  test('[PM28] Ana chooses and takes it back: it is as it was for both, and she can choose again', () => {
    const { chooses, does, meet, name } = crossed();
    chooses(ANA, 'mine');
    meet();
    does(ANA, ({ undo }) => void undo.undo());
    meet();
    expect(name()).toEqual(['Presence', 'Presence']);
    chooses(BEN, 'both');
    meet();
    expect(name()).toEqual(['Absence / Presence', 'Absence / Presence']);
  });

  test('[PM28] keeping what stands is nothing that undo takes back', () => {
    const { chooses, does, meet, name } = crossed();
    does(ANA, ({ plan }) => void addGoal(plan, { statement: 'Learn' }));
    chooses(ANA, 'theirs');
    does(ANA, ({ undo }) => void undo.undo());
    meet();
    expect(name()).toEqual(['Presence', 'Presence']);
  });

  test('[PM28] Ana chooses on the train while Ben goes on: they meet again and see both', () => {
    const { chooses, names, meet, name, open } = crossed();
    chooses(ANA, 'mine');
    names(BEN, 'Days at school');
    meet();
    expect(open(ANA)).toMatchObject([{ mine: 'Absence', theirs: 'Days at school' }]);
    expect(open(BEN)).toMatchObject([{ theirs: 'Absence' }, { mine: 'Days at school', theirs: 'Absence' }]);
    chooses(BEN, 'theirs');
    meet();
    expect(name()).toEqual(['Absence', 'Absence']);
  });
});

describe('Ana, who wrote in a goal that Ben removed', () => {
  test('[PM28] whoever is told brings it back, and it is there for both with her words', () => {
    const { goal, does, chooses, meet, goals, open } = story();
    does(BEN, ({ plan }) => archiveRecord(plan, goal));
    does(ANA, (ana) => typeInto(ana, fragmentOf(ana, { ...goal, field: 'why' }), { text: 'Because.' }));
    meet();
    expect(goals()).toEqual([0, 0]);
    expect([open(ANA), open(BEN)]).toMatchObject([[], [{ kind: 'removal', removedBy: 'me', work: ['why'] }]]);
    chooses(BEN, 'theirs');
    meet();
    expect([goals(), open(ANA), open(BEN)]).toEqual([[1, 1], [], []]);
  });
});
