import {
  type Field,
  type IsoDate,
  isUnreadable,
  type PeriodSnapshot,
  setInstitution,
  setPeriod,
} from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot, OptionalNameSlot } from '../../slots/value-slot.tsx';
import { type Format, useFormat } from '../../strings/format.ts';

import styles from './plan-title.module.css';

/** For whom the plan is and for which time: a sentence whose values are edited in their places. */
export function PlanPeriod() {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const institution = usePlan((plan) => plan.institution);
  const period = usePlan((plan) => plan.period);
  const { start, end } = period;
  // Gaps are questions to whoever can fill them in.
  if (!mayEdit && institution === null && start === null && end === null) return null;
  return (
    <div className={styles['period']}>
      <p>
        <Trans
          i18nKey="period.sentence"
          components={{
            together: <span className={styles['together']} />,
            institution: <InstitutionSlot institution={institution} />,
            start: <StartSlot {...period} />,
            end: <EndSlot {...period} />,
          }}
        />
      </p>
      {isReversed(period) && <output className={styles['reversed']}>{t('period.reversed')}</output>}
    </div>
  );
}

function InstitutionSlot({ institution }: { readonly institution: Field<string | null> }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <OptionalNameSlot
      label={t('period.institution')}
      place="meta/institution"
      value={institution}
      shown={slotText(institution, (name) => name, t, t('period.institutionGap'))}
      onCommit={(name) => setInstitution(plan, name)}
    />
  );
}

function StartSlot({ start, end }: PeriodSnapshot) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const last = readable(end);
  return (
    <MonthSlot
      label={t('period.start')}
      place="meta/periodStart"
      day="first"
      value={start}
      shown={slotText(start, (date) => monthOf(date, format), t, t('period.startGap'))}
      objection={(date) =>
        last !== undefined && last < date
          ? t('period.startAfterEnd', { end: monthOf(last, format) })
          : undefined
      }
      onCommit={(date) => setPeriod(plan, { start: date })}
    />
  );
}

function EndSlot({ start, end }: PeriodSnapshot) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const first = readable(start);
  return (
    <MonthSlot
      label={t('period.end')}
      place="meta/periodEnd"
      day="last"
      value={end}
      shown={slotText(end, (date) => monthOf(date, format), t, t('period.endGap'))}
      objection={(date) =>
        first !== undefined && date < first
          ? t('period.endBeforeStart', { start: monthOf(first, format) })
          : undefined
      }
      onCommit={(date) => setPeriod(plan, { end: date })}
    />
  );
}

/** Nobody can write it so, but two people who set one end each at the same time can. */
function isReversed({ start, end }: PeriodSnapshot): boolean {
  const [first, last] = [readable(start), readable(end)];
  return first !== undefined && last !== undefined && last < first;
}

function readable(date: Field<IsoDate | null>): IsoDate | undefined {
  return date === null || isUnreadable(date) ? undefined : date;
}

function monthOf(date: IsoDate, format: Format): string {
  return format.month(date.slice(0, 7));
}
