import {
  type IndicatorId,
  type IndicatorSnapshot,
  isOfTooFew,
  type IsoDate,
  isUnreadable,
  type MeasurementSnapshot,
  type PlanSnapshot,
} from '@holdfast/plan-model';

import { oncePerList } from './once-per-list.ts';

type Measurements = PlanSnapshot['measurements'];

const NONE: Measurements = [];

/** The measured numbers of an indicator, the latest first; those without a day that can be read come last. */
export function measurementsOf(
  { measurements }: Pick<PlanSnapshot, 'measurements'>,
  indicator: IndicatorId,
): Measurements {
  return byIndicator(measurements).get(indicator) ?? NONE;
}

const byIndicator = oncePerList((measurements: Measurements) => {
  const lists = new Map<IndicatorId, MeasurementSnapshot[]>();
  for (const each of measurements) {
    if (isUnreadable(each.indicatorId)) continue;
    const list = lists.get(each.indicatorId);
    if (list === undefined) lists.set(each.indicatorId, [each]);
    else list.push(each);
  }
  for (const list of lists.values()) {
    // What was written down later stands before what was found on the same day.
    list.reverse().sort((a, b) => (dayOf(b) < dayOf(a) ? -1 : Number(dayOf(b) > dayOf(a))));
  }
  return lists;
});

const dayOf = ({ date }: MeasurementSnapshot): string => (isUnreadable(date) ? '' : date);

/**
 * Whether a measured number is about too few people: it was written so, or its indicator asks for more people by now.
 * Nothing that shows or exports numbers may show it then.
 */
export function isAboutTooFew(
  { isHidden, people }: Pick<MeasurementSnapshot, 'isHidden' | 'people'>,
  indicator: Pick<IndicatorSnapshot, 'minCell'> | undefined,
): boolean {
  return isHidden === true || isOfTooFew(people, indicator?.minCell);
}

/** A number that can be shown, about everybody whom its indicator is about. */
export interface Found {
  readonly date: IsoDate;
  readonly value: number;
  readonly people: number | null;
}

/** What of the measured numbers makes the course of an indicator, in the order of their days: not those about a part, nor those about too few people. */
export function courseOf(
  measurements: Measurements,
  indicator: Pick<IndicatorSnapshot, 'minCell'> | undefined,
): readonly Found[] {
  return measurements
    .flatMap((each): readonly Found[] => {
      const { date, value, people, breakdown } = each;
      if (isUnreadable(date) || typeof value !== 'number') return [];
      if (breakdown !== null || isAboutTooFew(each, indicator)) return [];
      return [{ date, value, people: typeof people === 'number' ? people : null }];
    })
    .reverse();
}
