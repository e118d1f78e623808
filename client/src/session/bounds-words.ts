import '../strings/goes-strings.ts';
import { type Bounded, boundsOf } from './bounds.ts';
import { quantityWords, type Wording } from './quantity-words.ts';

type Measured = Bounded & Parameters<typeof quantityWords>[1];

/** "from 0 % to 100 %"; empty where there are no bounds. */
export function boundsWords(indicator: Measured, wording: Wording): string {
  const { t } = wording;
  const { min, max } = boundsOf(indicator);
  const words = {
    min: min === null ? '' : quantityWords(min, indicator, wording),
    max: max === null ? '' : quantityWords(max, indicator, wording),
  };
  if (min === null) return max === null ? '' : t('goes.bounds.most', words);
  return t(max === null ? 'goes.bounds.least' : 'goes.bounds.between', words);
}
