import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  type Act,
  blocksIn,
  Episode,
  NETWORK,
  type Person,
  recordKeys,
  type Step,
  wordsIn,
  WRITING,
} from './convergence-episode.ts';
import { RECORD_ROOTS } from './ids.ts';
import { compareOrder, type Ordered } from './order.ts';
import { openPlan } from './plan.ts';
import { RECORDING } from './record-acts.ts';

/** More by the environment: `EPISODES=5000 vitest run packages/plan-model`. */
const EPISODES = Number(process.env['EPISODES'] ?? 50);

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
  readonly #takenBack = new Set<string>();
  /** Blocks that an undo removed, empty as they were for the person who undid. */
  readonly #removedBlocks = new Set<string>();
  readonly made = new Set<string>();

  constructor(episode: Episode) {
    this.#episode = episode;
  }

  run(step: Step): void {
    const { people, words } = this.#episode;
    const person = people[step.who % people.length];
    if (person === undefined) return;
    const before = { words: wordsIn(person), blocks: blocksIn(person) };
    this.#episode.run(person, step);
    for (const key of recordKeys(person)) this.made.add(key);
    if (NETWORK.some((act) => act === step.act)) return;
    const after = { words: wordsIn(person), blocks: blocksIn(person) };
    for (const word of before.words) {
      if (after.words.has(word)) continue;
      expect({ word, takenAwayBy: person.index }).toEqual({ word, takenAwayBy: words.get(word)?.author });
      this.#takenBack.add(word);
    }
    for (const word of after.words) if (!before.words.has(word)) this.#takenBack.delete(word);
    for (const block of before.blocks) if (!after.blocks.has(block)) this.#removedBlocks.add(block);
  }

  checkWords(): void {
    const [person] = this.#episode.people;
    const present = person === undefined ? new Set<string>() : wordsIn(person);
    for (const [word, { block }] of this.#episode.words) {
      // Who types into a line at the moment in which its maker takes the empty line back types into nothing: in Yjs a
      // deletion beats an edit inside. That is the only way for a word to go without its author.
      const isAccountedFor = present.has(word) || this.#takenBack.has(word) || this.#removedBlocks.has(block);
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

/** Runs episodes of the given acts; words are only accounted for where nobody splits lines. */
function checkEpisodes(acts: readonly Act[]): void {
  fc.assert(
    fc.property(clientIds, stepsOf(...acts), (ids, steps) => {
      const episode = new Episode(ids);
      const account = new Account(episode);
      for (const step of steps) account.run(step);
      episode.settle();
      checkConverged(episode.people);
      for (const person of episode.people) checkInvariants(person, account.made);
      account.checkWords();
    }),
    { numRuns: EPISODES },
  );
}

describe('people on one plan', () => {
  const options = { timeout: 20_000 + EPISODES * 1000 };

  test('[PM19] converge, keep every record and lose no word but by its author’s own hand', options, () => {
    checkEpisodes(['type', 'type', 'type', ...WRITING, ...RECORDING, ...NETWORK, ...DELIVERY]);
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
      { numRuns: EPISODES },
    );
  });
});
