import { type Field, LEAST_PEOPLE, MOST_PEOPLE } from '@holdfast/plan-model';

import { numberRules } from '../../slots/slot-rules.ts';
import type { SlotRules } from '../../ui/slot-draft.ts';

/** How many learners are meant. Of few it is written that they are few, and never how many. */
export type Size = number | 'few' | null;

type SizeProblem = 'too-few' | 'no-size';

export interface SizeRules extends SlotRules<Field<Size>, string, Size> {
  /** Why a draft is no size. */
  readonly problemOf: (draft: string) => SizeProblem;
}

/** What is typed is a whole number that shows nobody, or the words for few. */
export function sizeRules(locale: string, fewWords: string): SizeRules {
  const numbers = numberRules(locale);
  const numberIn = (draft: string): number | undefined => numbers.parse(draft)?.value ?? undefined;
  const rules: SizeRules = {
    toDraft: (size) => (size === 'few' ? fewWords : numbers.toDraft(size)),
    parse(draft) {
      const words = draft.trim().toLocaleLowerCase(locale);
      if (words === '') return { value: null };
      if (words === fewWords.toLocaleLowerCase(locale)) return { value: 'few' };
      const number = numberIn(draft);
      if (number === undefined || !Number.isInteger(number) || number < LEAST_PEOPLE || number > MOST_PEOPLE)
        return undefined;
      return { value: number };
    },
    parseDraft: numbers.parseDraft,
    problemOf(draft) {
      const number = numberIn(draft);
      return number !== undefined && number >= 0 && number < LEAST_PEOPLE ? 'too-few' : 'no-size';
    },
    reachOf(draft) {
      if (rules.parse(draft) !== undefined) return 'device';
      // What is no number may tell one all the same.
      return rules.problemOf(draft) === 'too-few' ? 'nowhere' : 'field';
    },
  };
  return rules;
}

/** Two people may have written both at once: then that they are few, which shows less. */
export function sizeOf({ size, isFew }: { readonly size: Field<number | null>; readonly isFew: unknown }) {
  return isFew === true ? 'few' : size;
}

/** What is written for a size: one of the two, and never both. */
export function sizePatch(size: Size): { readonly size: number | null; readonly isFew: true | null } {
  return size === 'few' ? { size: null, isFew: true } : { size, isFew: null };
}
