import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Crossing, RemovalCrossing } from './crossing.ts';
import { episodes } from './episodes-fixture.ts';
import type { GoalId, TargetId } from './ids.ts';
import { areApart, type Attendee, type Deed, Meeting } from './meeting.ts';
import { addGoal, addLink, addTarget, setTarget } from './plan-edits.ts';
import { fragmentOf, typeInto } from './plan-fixture.ts';
import { archiveRecord, moveRecord, restoreRecord } from './record-edits.ts';

const EPISODES = episodes(50);

/** What people do with one target. Work is named as a crossing names it. */
type Act = 'archivedAt' | 'restore' | 'targetValue' | 'rationale' | 'order' | 'goalsOfTarget';
const ACTS: readonly Act[] = [
  'archivedAt',
  'archivedAt',
  'restore',
  'targetValue',
  'rationale',
  'order',
  'goalsOfTarget',
];

interface Scene {
  readonly target: TargetId;
  readonly beside: TargetId;
  readonly goals: readonly GoalId[];
}

function newMeeting(clientIds: readonly number[]): Meeting<Act> & { readonly scene: Scene } {
  let scene: Scene | undefined;
  const meeting = new Meeting<Act>(clientIds, ({ plan }) => {
    const indicator = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;
    scene = {
      target: addTarget(plan, { indicator }),
      beside: addTarget(plan, { indicator }),
      goals: Array.from({ length: 8 }, (_, index) => addGoal(plan, { statement: `Goal ${index}` })),
    };
  });
  if (scene === undefined) throw new Error('nothing was prepared');
  // Clocks of different people never agree.
  for (const person of meeting.people) person.setTime(2000 + person.index);
  return Object.assign(meeting, { scene });
}

function isRemoved({ plan }: Attendee, { target }: Scene): boolean {
  return plan.snapshot().targets.every(({ id }) => id !== target);
}

/** Nobody works on what they see removed, as on the screen. */
function act(person: Attendee, scene: Scene, { what, pick }: { what: Act; pick: number }): void {
  const { target, beside, goals } = scene;
  const { plan } = person;
  const record = { root: 'targets', id: target } as const;
  if (isRemoved(person, scene) !== (what === 'restore')) return;
  if (what === 'archivedAt') archiveRecord(plan, record);
  else if (what === 'restore') restoreRecord(plan, record);
  else if (what === 'targetValue') setTarget(plan, target, { targetValue: pick });
  else if (what === 'rationale')
    typeInto(person, fragmentOf(person, { ...record, field: what }), { text: `${pick}` });
  else if (what === 'order') moveRecord(plan, record, { after: beside });
  else
    addLink(plan, { kind: 'goal', target, goal: goals[pick % goals.length] ?? goals[0] ?? ('' as GoalId) });
}

type Met = RemovalCrossing & Crossing;

function listOf(person: Attendee): readonly Met[] {
  return [...person.list.values()].filter((each): each is Met => each.kind === 'removal');
}

function isWork({ what }: Deed<Act>): boolean {
  return what !== 'archivedAt' && what !== 'restore';
}

/** Whoever removed the record as well, for good, after their work on it and without having seen the other remove it. */
function alsoRemoved(work: Deed<Act>, removal: Deed<Act>, deeds: readonly Deed<Act>[]): boolean {
  const own = deeds.filter(({ who, seen }) => who === work.who && seen.has(work.index));
  const isForGood = (deed: Deed<Act>): boolean =>
    own.every(({ what, seen }) => what !== 'restore' || !seen.has(deed.index));
  return own.some((deed) => deed.what === 'archivedAt' && areApart(deed, removal) && isForGood(deed));
}

/** Every work that is hidden, and was hidden by nobody who had seen it, is told to somebody. */
function checkTold({ people, deeds, scene }: ReturnType<typeof newMeeting>): void {
  const told = people.flatMap(listOf);
  const removals = deeds.filter(({ what }) => what === 'archivedAt');
  const [first] = people;
  const isHidden = first !== undefined && isRemoved(first, scene);
  for (const work of isHidden ? deeds.filter(isWork) : []) {
    if (removals.some((removal) => removal.seen.has(work.index))) continue;
    expect({ lost: work.what, told: told.flatMap((each) => each.work) }).toEqual({
      lost: work.what,
      told: expect.arrayContaining([work.what]),
    });
  }
  // Removing and bringing back are values of one field, and nobody decided between them who had seen both.
  const decisions = deeds.filter((deed) => !isWork(deed));
  const last = decisions.filter((deed) => !decisions.some((later) => later.seen.has(deed.index)));
  if (new Set(last.map(({ what }) => what)).size > 1)
    expect(told.flatMap((each) => each.work)).toContain('archivedAt');
}

/** Whatever is told did happen: each named work, and the removal, were done apart. */
function checkNothingElse({ people, deeds }: ReturnType<typeof newMeeting>): void {
  for (const person of people) {
    const isMine = (deed: Deed<Act>): boolean => deed.who === person.index;
    for (const { removedBy, work } of listOf(person)) {
      const removals = deeds.filter(
        (deed) => deed.what === 'archivedAt' && isMine(deed) === (removedBy === 'me'),
      );
      for (const field of work) {
        const what = field === 'archivedAt' ? 'restore' : field;
        const done = deeds.filter((deed) => deed.what === what && isMine(deed) === (removedBy === 'other'));
        // That the other removed it too may come after their work has come.
        const isAgreed = (one: Deed<Act>, removal: Deed<Act>): boolean =>
          removedBy === 'other' && alsoRemoved(one, removal, deeds);
        const hasMet = done.some((one) =>
          removals.some((removal) => areApart(one, removal) && !isAgreed(one, removal)),
        );
        expect({ removedBy, field, hasMet }).toEqual({ removedBy, field, hasMet: true });
      }
    }
  }
}

const steps = fc.array(
  fc.record({
    who: fc.nat(2),
    act: fc.constantFrom<(Act | 'send' | 'receive' | 'join' | 'again')[]>(
      ...ACTS,
      'send',
      'receive',
      'join',
      'again',
    ),
    pick: fc.nat(99),
  }),
  { minLength: 2, maxLength: 16 },
);
const clientIds = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 2, maxLength: 3 });

/** What chance has found, and may not find again soon. */
const FOUND: [number[], { who: number; act: Act; pick: number }[]][] = [
  // Both relate it to the same goal: the item of one is there for both.
  [
    [1132936440, 1],
    [
      { who: 1, act: 'goalsOfTarget', pick: 93 },
      { who: 0, act: 'goalsOfTarget', pick: 37 },
      { who: 0, act: 'archivedAt', pick: 0 },
    ],
  ],
];

describe('a record that people remove, bring back, move, relate and work on at once', () => {
  test('[PM27] whatever of it is hidden from whoever did it is told, and nothing else', () => {
    fc.assert(
      fc.property(clientIds, steps, (ids, all) => {
        const meeting = newMeeting(ids);
        for (const { who, act: what, pick } of all) {
          if (what === 'send') meeting.send(who);
          else if (what === 'receive' || what === 'join' || what === 'again')
            meeting.receive(who, { isJoin: what === 'join', times: what === 'again' ? 2 : 1 });
          else
            meeting.do(
              who,
              (person) => act(person, meeting.scene, { what, pick }),
              () => what,
            );
        }
        meeting.finish();
        checkTold(meeting);
        checkNothingElse(meeting);
      }),
      { ...EPISODES, examples: FOUND },
    );
  });
});
