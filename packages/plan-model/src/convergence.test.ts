import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type Act,
  Episode,
  NETWORK,
  type Person,
  recordKeys,
  type Step,
  TAKING,
  wordsIn,
  wordsInList,
  WRITING,
} from './convergence-episode.ts';
import { episodes } from './episodes-fixture.ts';
import { RECORD_ROOTS } from './ids.ts';
import { compareOrder, type Ordered } from './order.ts';
import { openPlan } from './plan.ts';
import { RECORDING } from './record-acts.ts';

const EPISODES = episodes(50);

function stepsOf(...acts: readonly Act[]): fc.Arbitrary<readonly Step[]> {
  const step = fc.record({
    who: fc.nat(4),
    act: fc.constantFrom(...acts),
    pick: fc.nat(999),
    other: fc.nat(999),
  });
  return fc.array(step, { minLength: 10, maxLength: 150, size: 'max' });
}

const clientIds = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 3, maxLength: 5 });

/** Keeps account of whose words may be gone, and checks after every step that nobody takes away another's. */
class Account {
  readonly #episode: Episode;
  /** Words that went by the hand of somebody who saw them. */
  readonly #takenAway = new Set<string>();
  readonly made = new Set<string>();

  constructor(episode: Episode) {
    this.#episode = episode;
  }

  /** `mayTake`: people take away lines with the words of others that they see there. */
  run(step: Step, mayTake: boolean): void {
    const { people, words } = this.#episode;
    const person = people[step.who % people.length];
    if (person === undefined) return;
    const before = wordsIn(person);
    this.#episode.run(person, step);
    for (const key of recordKeys(person)) this.made.add(key);
    if (NETWORK.some((act) => act === step.act)) return;
    const after = wordsIn(person);
    for (const word of before) {
      if (after.has(word)) continue;
      if (!mayTake)
        expect({ word, takenAwayBy: person.index }).toEqual({ word, takenAwayBy: words.get(word)?.author });
      this.#takenAway.add(word);
    }
    for (const word of after) if (!before.has(word)) this.#takenAway.delete(word);
  }

  /** Every word is in the plan, or went by the hand of somebody who saw it, or is in a list. */
  checkWords(): void {
    const { people, words } = this.#episode;
    const [person] = people;
    const present = person === undefined ? new Set<string>() : wordsIn(person);
    const listed = new Set(people.flatMap((each) => [...wordsInList(each)]));
    for (const word of words.keys()) {
      const isAccountedFor = present.has(word) || this.#takenAway.has(word) || listed.has(word);
      expect({ word, isAccountedFor }).toEqual({ word, isAccountedFor: true });
    }
  }
}

function checkConverged(people: readonly Person[]): void {
  const [first, ...rest] = people;
  for (const { doc, plan } of people)
    expect([doc.store.pendingStructs, plan.snapshot().problems]).toEqual([null, []]);
  for (const { plan } of rest) expect(plan.snapshot()).toEqual(first?.plan.snapshot());
}

function checkInvariants({ doc, plan }: Person, made: ReadonlySet<string>): void {
  const snapshot = plan.snapshot();
  const fresh = openPlan(doc, plan.ports);
  expect(fresh.snapshot()).toEqual(snapshot);
  fresh.dispose();
  const all = RECORD_ROOTS.flatMap((root) =>
    [...snapshot[`${root}ById`].keys()].map((id) => `${root} ${id}`),
  );
  expect(new Set(all)).toEqual(made);
  for (const root of RECORD_ROOTS) {
    const list: readonly Ordered[] = snapshot[root];
    for (const [index, record] of list.entries()) {
      const next = list[index + 1];
      expect(next === undefined ? -1 : compareOrder(record, next)).toBe(-1);
    }
  }
}

const DELIVERY: readonly Act[] = ['deliver', 'deliver', 'deliver', 'deliver twice'];

function checkEpisodes(acts: readonly Act[], mayTake = false): void {
  fc.assert(
    fc.property(clientIds, stepsOf(...acts), (ids, steps) => {
      const episode = new Episode(ids);
      const account = new Account(episode);
      for (const step of steps) account.run(step, mayTake);
      episode.settle();
      checkConverged(episode.people);
      for (const person of episode.people) checkInvariants(person, account.made);
      account.checkWords();
    }),
    EPISODES,
  );
}

/**
 * Yjs looks again at what waits for something else only when another update comes: here the last one is what it waited
 * for.
 */
const LEFT_PENDING: [number[], Step[]] = [
  [1, 2, 3, 4, 5],
  [
    { who: 0, act: 'split', pick: 0, other: 0 },
    { who: 0, act: 'split', pick: 4, other: 0 },
    { who: 1, act: 'deliver', pick: 0, other: 0 },
    { who: 1, act: 'deliver', pick: 0, other: 0 },
    { who: 1, act: 'type', pick: 14, other: 0 },
    { who: 1, act: 'type', pick: 0, other: 0 },
    { who: 0, act: 'deliver', pick: 0, other: 0 },
    { who: 0, act: 'type', pick: 462, other: 0 },
    { who: 4, act: 'deliver', pick: 212, other: 0 },
    ...Array.from({ length: 10 }, (): Step => ({ who: 0, act: 'type', pick: 0, other: 0 })),
  ],
];

describe('people on one plan', () => {
  const options = { timeout: 20_000 + EPISODES.numRuns * 1000 };

  test('[PM19] converge, keep every record and lose no word but by its author’s own hand', options, () => {
    checkEpisodes(['type', 'type', 'type', ...WRITING, ...RECORDING, ...NETWORK, ...DELIVERY]);
  });

  test('[PM25] who take lines away, join and split them, lose no word that nobody had seen', options, () => {
    const lines: readonly Act[] = ['type', 'type', 'type', 'enter', 'split', ...TAKING, ...TAKING];
    checkEpisodes([...lines, 'undo', 'redo', 'pause', 'erase', 'addGoal', 'archive', ...DELIVERY], true);
  });

  test('[PM15] who write in the same few lines, undo included, take away no word of another', options, () => {
    checkEpisodes(['type', 'type', 'enter', 'undo', 'undo', 'redo', 'pause', ...DELIVERY]);
  });

  test('[PM19] converge when they split the same lines at the same time', options, () => {
    const acts: readonly Act[] = ['type', 'split', 'split', 'bold', 'undo', 'redo', ...DELIVERY];
    fc.assert(
      fc.property(clientIds, stepsOf(...acts), (ids, steps) => {
        const episode = new Episode(ids);
        for (const step of steps) {
          const person = episode.people[step.who % episode.people.length];
          if (person !== undefined) episode.run(person, step);
        }
        episode.settle();
        checkConverged(episode.people);
      }),
      { ...EPISODES, examples: [LEFT_PENDING] },
    );
  });
});
