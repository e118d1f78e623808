import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { episodes } from '../episodes-fixture.ts';
import { addTarget, setTarget } from '../plan-edits.ts';
import {
  fragmentOf,
  joinLine,
  newReplica,
  pressEnter,
  removeLine,
  type Replica,
  syncAll,
  TEXT_ORIGIN,
  typeInto,
} from '../plan-fixture.ts';
import { wordsOf, writeVision } from '../suggestion-fixture.ts';
import { findOffers } from './find-offers.ts';
import type { Offer } from './offer.ts';
import { acceptAll, sayAll, shelve } from './offers-fixture.ts';

const LINES = [
  'we meet every month in the school, with your kin, too, since they know it.',
  'who is not here on two mornings gets a call from someone whom they know.',
];

interface Place {
  readonly line: number;
  readonly at: number;
}
type Act =
  | ({ readonly kind: 'type' } & Place)
  | ({ readonly kind: 'delete'; readonly length: number } & Place)
  | { readonly kind: 'value'; readonly value: number };
type Cut =
  | ({ readonly kind: 'enter' } & Place)
  | { readonly kind: 'join'; readonly line: number }
  | { readonly kind: 'remove'; readonly line: number };

const line = fc.integer({ min: 0, max: 3 });
const at = fc.integer({ min: 0, max: 80 });
const length = fc.integer({ min: 1, max: 20 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), line, at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), line, at, length }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('value' as const), value: fc.nat(100) }) },
);
const cut: fc.Arbitrary<Cut> = fc.oneof(
  fc.record({ kind: fc.constant('enter' as const), line, at }),
  fc.record({ kind: fc.constant('join' as const), line }),
  fc.record({ kind: fc.constant('remove' as const), line }),
);

/** Ana has the plan of the relay, Ben works apart from her, and so does she. */
function apart(mine: readonly (Act | Cut)[], theirs: readonly (Act | Cut)[]) {
  const [ana, ben] = [newReplica('ana'), newReplica('ben')];
  writeVision(ana, LINES[0] ?? '');
  pressEnter(ana, fragmentOf(ana, 'vision'), { block: 0 });
  typeInto(ana, fragmentOf(ana, 'vision'), { block: 1, text: LINES[1] ?? '' });
  const indicator = { name: 'absent', unit: '%', decimals: 0, direction: 'down' } as const;
  const target = addTarget(ana.plan, { indicator, targetValue: 500 });
  syncAll(ana, ben);
  const typed: string[] = [];
  const run = (who: Replica, name: string) => (each: Act | Cut, index: number) => {
    const vision = fragmentOf(who, 'vision');
    if (each.kind === 'value') return setTarget(who.plan, target, { targetValue: each.value });
    const block = Math.min(each.line, vision.length - 1);
    if (each.kind === 'enter') return pressEnter(who, vision, { block, at: each.at });
    if (each.kind === 'join') return block > 0 && joinLine(who, vision, block);
    if (each.kind === 'remove') return vision.length > 1 && removeLine(who, vision, block);
    if (each.kind === 'delete') return takeOut(who, vision.get(block), each);
    const word = `<${name}${index}>`;
    if (who === ben) typed.push(word);
    return typeInto(who, vision, { block, at: each.at, text: index % 2 === 0 ? word : ` ${word} ` });
  };
  const work = shelve(ben, () => mine.forEach(run(ben, 'b')));
  theirs.forEach(run(ana, 'a'));
  const isValue = mine.some(({ kind }) => kind === 'value');
  return { ana, ben, target, work, isValue, typed: typed.filter((word) => wordsOf(ben).includes(word)) };
}

function takeOut(
  who: Replica,
  block: unknown,
  { at: from, length: count }: Place & { length: number },
): void {
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText) || from >= text.length) return;
  who.doc.transact(() => text.delete(from, Math.min(count, text.length - from)), TEXT_ORIGIN);
}

function said(offer: Offer): string {
  if (offer.kind === 'suggestion') return offer.proposal.kind === 'text' ? offer.proposal.text : '';
  return offer.told.kind === 'line' ? offer.told.words : '';
}

/** Her words may come to stand in his, as in the plan itself: not one letter of his is missing for that. */
function withoutHers(words: string): string {
  return words.replaceAll(/ ?<a\d+> ?/g, '');
}

/** What stands between spaces: how many of these there are is nobody's word. */
function tokensOf(words: string): readonly string[] {
  return words.split('|').map((each) => each.split(/\s+/).filter(Boolean).join(' '));
}

describe('work that could not be shared', () => {
  test('[PM90] [PM91] has every word that still stands for its writer in an offer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(act, cut), { maxLength: 7 }),
        fc.array(fc.oneof(act, cut), { maxLength: 5 }),
        (mine, theirs) => {
          const { ana, work, typed } = apart(mine, theirs);
          const before = Y.encodeStateAsUpdate(ana.doc);
          const offers = findOffers(ana.plan, work).offers;
          const all = offers.map(said).join('\n');
          for (const word of typed) expect([all, withoutHers(all)].join('\n')).toContain(word);
          expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
          expect(Y.encodeStateAsUpdate(ana.doc)).toEqual(before);
        },
      ),
      {
        ...episodes(200),
        examples: [
          // He parts his own word and joins it again: what she wrote into the rest of the line comes in between.
          [
            [
              { kind: 'type', line: 0, at: 10 },
              { kind: 'enter', line: 0, at: 12 },
              { kind: 'join', line: 1 },
            ],
            [{ kind: 'type', line: 0, at: 20 }],
          ],
        ],
      },
    );
  });

  test('[PM90] stands in the plan when all of it is accepted, with what others wrote meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 5 }),
        fc.array(act, { maxLength: 3 }),
        fc.boolean(),
        (mine, theirs, isBackwards) => {
          const { ana, ben, target, work, isValue } = apart(mine, theirs);
          const together = newReplica('both', null);
          for (const { doc } of [ana, ben]) Y.applyUpdate(together.doc, Y.encodeStateAsUpdate(doc));
          const { offers } = findOffers(ana.plan, work);
          // What is told can be accepted by nobody: then there is no one text to compare.
          fc.pre(offers.every(({ kind }) => kind === 'suggestion'));
          const threads = sayAll(offers);
          expect(acceptAll(ana, isBackwards ? threads.toReversed() : threads)).toBe(0);
          expect(tokensOf(wordsOf(ana))).toEqual(tokensOf(wordsOf(together)));
          const value = (who: Replica) => who.plan.snapshot().targetsById.get(target)?.targetValue;
          if (isValue) expect(value(ana)).toBe(value(ben));
        },
      ),
      episodes(200),
    );
  });
});
