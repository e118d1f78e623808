import '../../strings/do-strings.ts';
import { isUnreadable, type MeasureSnapshot, type Money, moneyOf, partsOfMoney } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './measures.module.css';

/** What is set aside for all measures together; nothing where none has money set aside. */
export function SetAside() {
  const { t } = useTranslation();
  const format = useFormat();
  const measures = usePlan((plan) => plan.measures);
  const totals = useMemo(() => setAside(measures), [measures]);
  if (totals.length === 0) return null;
  return (
    <p className={styles['empty']}>{t('money.inAll', { money: format.list(totals.map(format.money)) })}</p>
  );
}

/** One sum for each currency, in the order in which they come. What was dropped costs nothing any more. */
export function setAside(measures: readonly Pick<MeasureSnapshot, 'status' | 'budget'>[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { status, budget } of measures) {
    if (status === 'dropped' || budget === null || isUnreadable(budget)) continue;
    const { amount, currency } = partsOfMoney(budget);
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return [...sums].flatMap(([currency, amount]) => moneyOf({ amount, currency }) ?? []);
}
