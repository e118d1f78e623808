import '../strings/goes-strings.ts';
import { type IndicatorSnapshot, type IsoDate, leastPeopleOf } from '@holdfast/plan-model';

import { boundsWords } from './bounds-words.ts';
import { boundsOf, isBeyond } from './bounds.ts';
import { isDraftOfTooFew, type MeasurementDraft, readMeasurement } from './measurement-draft.ts';
import { quantityWords, type Wording } from './quantity-words.ts';

interface Remarked {
  readonly indicator: IndicatorSnapshot;
  readonly today: IsoDate;
  readonly wording: Wording;
}

/** What is to be known of a number before it is given in; undefined where there is nothing. Refuses nothing. */
export function measurementRemark(
  draft: MeasurementDraft,
  { indicator, today, wording }: Remarked,
): string | undefined {
  const { t, format } = wording;
  const least = leastPeopleOf(indicator);
  const by = { today, locale: format.locale, least };
  if (isDraftOfTooFew(draft, by)) return t('goes.add.hidden', { least: format.number(least) });
  const reading = readMeasurement(draft, by);
  if (reading.kind !== 'number' || !isBeyond(reading.value, boundsOf(indicator))) return undefined;
  return t('goes.add.unusual', {
    value: quantityWords(reading.value, indicator, wording),
    bounds: boundsWords(indicator, wording),
  });
}
