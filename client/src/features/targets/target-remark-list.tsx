import '../../strings/goes-strings.ts';
import { type MilestoneId, setIndicator, type TargetId } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { boundsWords } from '../../session/bounds-words.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { shownName } from '../../session/record-name.ts';
import { type Remark, remarksOnTarget } from '../../session/target-remarks.ts';
import type { TargetNumbers } from '../../session/target-status.ts';
import { twinOf } from '../../session/target-twins.ts';
import { openSlot } from '../../slots/open-slot.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { usePeople } from './change-in-words.tsx';
import type { StepsProps } from './steps-on-the-way.tsx';
import { stepTexts } from './target-sentence.ts';

import styles from './targets.module.css';

export interface TargetRemarksProps extends StepsProps {
  readonly numbers: TargetNumbers;
}

/** What speaks against a target, each with a way to mend it. Nothing is mended by itself. */
export function TargetRemarks(props: TargetRemarksProps) {
  const { target, indicator, numbers, steps } = props;
  const people = usePeople(indicator);
  const period = usePlan((plan) => plan.period);
  const remarks = useMemo(
    () => remarksOnTarget({ indicator, numbers, steps, people, period }),
    [numbers, indicator, people, period, steps],
  );
  const twin = usePlan((plan) => twinOf(plan, target.id));
  if (remarks.length === 0 && twin === undefined) return null;
  return (
    <ul className={styles['remarks']}>
      {remarks.map((remark) => (
        <RemarkItem key={keyOf(remark)} remark={remark} {...props} />
      ))}
      {twin !== undefined && <Twin target={twin} />}
    </ul>
  );
}

const keyOf = (remark: Remark): string => remark.kind + ('step' in remark ? remark.step : '');

function Twin({ target }: { readonly target: TargetId }) {
  const { t } = useTranslation();
  const record = { root: 'targets', id: target } as const;
  const other = usePlan((plan) => shownName(plan, record, t));
  return (
    <li className={styles['remarkLine']}>
      <output className={styles['remark']}>{t('setting.remarks.twice', { other })}</output>
      <Button variant="quiet" onClick={() => goToRecord(record)}>
        {t('setting.mend.other')}
      </Button>
    </li>
  );
}

function RemarkItem({ remark, ...props }: TargetRemarksProps & { readonly remark: Remark }) {
  const words = useRemarkWords(remark, props);
  const mends = useMends(remark, props);
  return (
    <li className={styles['remarkLine']}>
      <output className={styles['remark']}>{words}</output>
      {mends.map(({ label, run }) => (
        <Button key={label} variant="quiet" onClick={run}>
          {label}
        </Button>
      ))}
    </li>
  );
}

function useRemarkWords(remark: Remark, { indicator, steps }: TargetRemarksProps): string {
  const { t } = useTranslation();
  const format = useFormat();
  const bounds = () => (indicator === undefined ? '' : boundsWords(indicator, { t, format }));
  const nameOfStep = (id: MilestoneId): string => {
    const step = steps.find((each) => each.id === id);
    const texts = step && stepTexts(step, indicator, { t, format });
    return texts ? t('setting.stepName', { value: texts.value.text, date: texts.date.text }) : '';
  };
  switch (remark.kind) {
    case 'startBeyond':
    case 'valueBeyond':
      return t(`setting.remarks.${remark.kind}`, { bounds: bounds() });
    case 'stepBeyond':
      return t('setting.remarks.stepBeyond', { bounds: bounds(), step: nameOfStep(remark.step) });
    case 'equalsStart':
    case 'endsBeforeStart':
      return t(`setting.remarks.${remark.kind}`);
    case 'againstDirection':
      return t('setting.remarks.againstDirection', {
        direction: t(`setting.directions.${remark.direction}`),
      });
    case 'lessThanOne':
      return t('setting.remarks.lessThanOne', { people: format.number(remark.people) });
    case 'beforePlan':
    case 'afterPlan':
      return t(`setting.remarks.${remark.kind}`, { month: format.month(remark.date.slice(0, 7)) });
    case 'stepOutOfTime':
    case 'stepOutOfRange':
    case 'stepBackwards':
      return t(`setting.remarks.${remark.kind}`, { step: nameOfStep(remark.step) });
  }
}

interface Mend {
  readonly label: string;
  readonly run: () => void;
}

/** The value that is most likely to be the wrong one is opened; which way is better is said with one press. */
function useMends(remark: Remark, { target, indicator, numbers }: TargetRemarksProps): readonly Mend[] {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const open = (key: 'start' | 'value' | 'deadline' | 'stepDate' | 'stepValue', place: string): Mend => ({
    label: t(`setting.mend.${key}`),
    run: () => openSlot(place),
  });
  const bounds: readonly Mend[] =
    indicator === undefined
      ? []
      : [
          {
            label: t('setting.mend.bounds'),
            run: () => goToRecord({ root: 'indicators', id: indicator.id }),
          },
        ];
  switch (remark.kind) {
    case 'equalsStart':
      if (indicator === undefined) return [];
      return [
        {
          label: t('setting.mend.hold'),
          run: () => setIndicator(plan, indicator.id, { direction: 'hold' }),
        },
      ];
    case 'againstDirection': {
      if (indicator === undefined) return [];
      const direction = (numbers.targetValue ?? 0) > (numbers.baselineValue ?? 0) ? 'up' : 'down';
      return [
        {
          label: t(`setting.mend.turn_${direction}`),
          run: () => setIndicator(plan, indicator.id, { direction }),
        },
      ];
    }
    case 'startBeyond':
      return [open('start', `targets/${target.id}/baselineValue`), ...bounds];
    case 'valueBeyond':
      return [open('value', `targets/${target.id}/targetValue`), ...bounds];
    case 'lessThanOne':
      return [open('value', `targets/${target.id}/targetValue`)];
    case 'endsBeforeStart':
    case 'beforePlan':
    case 'afterPlan':
      return [open('deadline', `targets/${target.id}/deadline`)];
    case 'stepOutOfTime':
      return [open('stepDate', `milestones/${remark.step}/date`)];
    case 'stepBeyond':
      return [open('stepValue', `milestones/${remark.step}/value`), ...bounds];
    case 'stepOutOfRange':
    case 'stepBackwards':
      return [open('stepValue', `milestones/${remark.step}/value`)];
  }
}
