import '../../strings/goes-strings.ts';
import type { IndicatorSnapshot } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { quantityWords } from '../../session/quantity-words.ts';
import { learnersOf, peopleOf } from '../../session/target-remarks.ts';
import type { TargetNumbers } from '../../session/target-status.ts';
import { useFormat } from '../../strings/format.ts';
import { classNames } from '../../ui/class-names.ts';
import { parseDecimal } from '../../ui/parse-decimal.ts';

import slotStyles from '../../ui/slot.module.css';
import styles from './targets.module.css';

export interface ChangeProps {
  readonly indicator: IndicatorSnapshot | undefined;
  readonly numbers: TargetNumbers;
}

/** How much a target wants to change: points and per cent are not the same, and a share is of people. */
export function ChangeInWords({ indicator, numbers }: ChangeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { baselineValue, targetValue, direction } = numbers;
  if (baselineValue === null || targetValue === null || direction === 'hold') return null;
  const change = targetValue - baselineValue;
  if (change === 0) return null;
  const size = trim(Math.abs(change));
  const which = change < 0 ? 'Less' : 'More';
  const words = {
    points: format.number(size),
    change: quantityWords(size, indicator, { t, format }),
    percent: format.number(baselineValue === 0 ? 0 : Math.round(Math.abs(change / baselineValue) * 100)),
  };
  const isShare = indicator?.unit === '%';
  // Of nothing there is no per cent.
  if (baselineValue === 0 && !isShare) return null;
  return (
    <p className={styles['note']}>
      {isShare
        ? t(`setting.change.points${baselineValue === 0 ? 'Only' : ''}${which}`, words)
        : t(`setting.change.${which === 'Less' ? 'less' : 'more'}`, words)}{' '}
      {isShare && indicator !== undefined && <InLearners indicator={indicator} points={change} />}
    </p>
  );
}

/** The people of the last number that was found, or as many as somebody types to try it out: that is not kept. */
function InLearners({
  indicator,
  points,
}: {
  readonly indicator: IndicatorSnapshot;
  readonly points: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = usePeople(indicator);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (known === null ? '' : String(known));
  const people = parseDecimal(text, format.locale) ?? null;
  const learners = learnersOf(points, people === null || people <= 0 ? null : people);
  return (
    <Trans
      i18nKey="setting.change.ofHow"
      components={{
        people: (
          <input
            className={classNames(slotStyles['field'], styles['people'])}
            aria-label={t('setting.change.people')}
            inputMode="numeric"
            autoComplete="off"
            value={text}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ),
        count: <output>{learnersWords(learners, { t, number: format.number })}</output>,
      }}
    />
  );
}

function learnersWords(
  learners: number | null,
  { t, number }: { readonly t: TFunction; readonly number: (value: number) => string },
): string {
  if (learners === null) return t('setting.change.unknown');
  if (learners < 1) return t('setting.change.lessThanOne');
  const count = Math.round(learners);
  return t('setting.change.learners', { count, number: number(count) });
}

/** How many people the last number of an indicator that can be shown is about. */
export function usePeople(indicator: IndicatorSnapshot | undefined): number | null {
  return usePlan((plan) => peopleOf(plan, indicator));
}

/** A computer makes 5.000000000000001 of 14.1 − 9.1. */
function trim(value: number): number {
  return Number(value.toPrecision(12));
}
