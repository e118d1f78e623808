import type { MeasureSnapshot } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { dateRemark } from '../../session/date-remark.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './measures.module.css';

/** What speaks against the months of a measure. Not refused: it may be the other date that is wrong. */
export function DateRemark({ measure: { start, end } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const period = usePlan((plan) => plan.period);
  const remark = dateRemark({ start, end }, period);
  if (remark === undefined) return null;
  const month = format.month(remark.date.slice(0, 7));
  return (
    <output className={styles['remark']}>{t(`measures.${remark.kind}`, { start: month, end: month })}</output>
  );
}
