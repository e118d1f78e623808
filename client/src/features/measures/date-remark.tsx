import { type Field, type IsoDate, isUnreadable, type MeasureSnapshot } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './measures.module.css';

/** What speaks against the months of a measure. Not refused: it may be the other date that is wrong. */
export function DateRemark({ measure: { start, end } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const period = usePlan((plan) => plan.period);
  const remark = remarkOn({ start, end }, period);
  if (remark === undefined) return null;
  const month = format.month(remark.date.slice(0, 7));
  return (
    <output className={styles['remark']}>{t(`measures.${remark.kind}`, { start: month, end: month })}</output>
  );
}

interface Span {
  readonly start: Field<IsoDate | null>;
  readonly end: Field<IsoDate | null>;
}

function remarkOn(measure: Span, plan: Span) {
  const [start, end] = [known(measure.start), known(measure.end)];
  const [first, last] = [known(plan.start), known(plan.end)];
  if (start && end && end < start) return { kind: 'endBeforeStart', date: start } as const;
  if (end && first && end < first) return { kind: 'beforePlan', date: first } as const;
  if (start && last && start > last) return { kind: 'afterPlan', date: last } as const;
  return undefined;
}

function known(date: Field<IsoDate | null>): IsoDate | undefined {
  return date === null || isUnreadable(date) ? undefined : date;
}
