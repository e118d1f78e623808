import type { Gap } from '@holdfast/plan-check';

import { DO } from './ask-do.ts';
import { FOLLOW } from './ask-follow.ts';
import { WANT } from './ask-want.ts';
import { WHO } from './ask-who.ts';
import type { Asked, Asking, Question } from './question.ts';

const ASKED: Asked = { ...WHO, ...WANT, ...DO, ...FOLLOW };

/** The question that fills a gap, as the plan is now; undefined where there is nothing to choose from. */
export function questionOf(gap: Gap, asking: Asking): Question | undefined {
  // Of the very kind that the gap is of.
  const ask = ASKED[gap.ask] as (gap: Gap, asking: Asking) => Question | undefined;
  return ask(gap, asking);
}
