import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { acceptSuggestion, doublingOf, keepOneAcceptance } from './accept-edits.ts';
import { fragmentOf, newReplica, pressEnter, type Replica, syncAll, typeInto } from './plan-fixture.ts';
import { acceptedBy, suggestWords, wordsOf, writeVision } from './suggestion-fixture.ts';

// Without the letters that are typed and suggested below, so that these can be told from it.
const VISION = 'we meet every month in the school, with your kin, too.';
const QUOTES = ['we', 'every month', 'month in the school', 'with your', 'too.'] as const;

type Act =
  | { readonly kind: 'accept' }
  | { readonly kind: 'type'; readonly at: number }
  | { readonly kind: 'enter'; readonly at: number }
  | { readonly kind: 'undo' };

const at = fc.integer({ min: 0, max: VISION.length });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'accept' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type' as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('enter' as const), at }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'undo' } as const) },
);

describe('suggestions that are accepted while others write', () => {
  test('[PM78] lose no word of anybody, are the same for everybody, and stand once when one is kept', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUOTES),
        fc.array(act, { maxLength: 4 }),
        fc.array(act, { maxLength: 4 }),
        (quote, mine, theirs) => {
          const [ana, ben] = [newReplica('ana'), newReplica('ben')];
          writeVision(ana, VISION);
          syncAll(ana, ben);
          const thread = suggestWords(ana, [quote, 'SUGGESTED']);
          const typed: string[] = [];
          const run = (who: Replica, acts: readonly Act[], name: string): void => {
            // Undo may take back what was typed; then it is not looked for.
            const own: string[] = [];
            for (const [index, each] of acts.entries()) {
              const vision = fragmentOf(who, 'vision');
              if (each.kind === 'accept') acceptSuggestion(who.plan, thread, 'replace');
              else if (each.kind === 'enter') pressEnter(who, vision, { block: 0, at: each.at });
              else if (each.kind === 'undo') {
                who.undo.undo();
                own.length = 0;
              } else {
                const word = `<${name}${index}>`;
                who.undo.stopCapturing();
                typeInto(who, vision, { text: word, at: each.at });
                own.push(word);
              }
            }
            typed.push(...own.filter((word) => wordsOf(who).includes(word)));
          };
          run(ana, mine, 'a');
          run(ben, theirs, 'b');
          syncAll(ana, ben);
          expect(wordsOf(ben)).toBe(wordsOf(ana));
          expect(acceptedBy(ben, thread)).toEqual(acceptedBy(ana, thread));
          const isMadeAnew = [...mine, ...theirs].some(({ kind }) => kind === 'enter');
          const before = standing(ana);
          // A line that is split is written anew, with the letters of others only as far as they were seen.
          if (!isMadeAnew) {
            for (const word of typed) expect(lettersOf(ana)).toContain(word);
            expect(doublingOf(ana.plan, thread) === 'there').toBe(before > 1);
          }
          expect(doublingOf(ben.plan, thread)).toBe(doublingOf(ana.plan, thread));
          keepOneAcceptance(ana.plan, thread);
          keepOneAcceptance(ben.plan, thread);
          syncAll(ana, ben);
          expect(doublingOf(ben.plan, thread)).toBe('none');
          if (isMadeAnew) return;
          expect(standing(ana)).toBe(Math.min(1, before));
          for (const word of typed) expect(lettersOf(ben)).toContain(word);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** The letters that were typed, in their order: others may stand between the letters of a word. */
function lettersOf(who: Replica): string {
  return wordsOf(who).replaceAll(/[^<>ab\d]/g, '');
}

/** How often the words stand there: another may have written into them. */
function standing(who: Replica): number {
  return (
    wordsOf(who)
      .replaceAll(/[^SUGETD]/g, '')
      .split('SUGGESTED').length - 1
  );
}
