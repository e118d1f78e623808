import '../../strings/goes-strings.ts';
import {
  addRecord,
  type IndicatorSnapshot,
  type MilestoneSnapshot,
  setRecord,
  type TargetSnapshot,
} from '@holdfast/plan-model';
import { Plus, X } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';

import { removeWithUndo } from '../../records/remove-with-undo.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { MonthSlot, NumberSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { stepTexts } from './target-sentence.ts';

import styles from './targets.module.css';

export interface StepsProps {
  readonly target: TargetSnapshot;
  readonly indicator: IndicatorSnapshot | undefined;
  /** By their months. */
  readonly steps: readonly MilestoneSnapshot[];
}

/** What a target wants to have reached on the way: "12 % by July 2026". */
export function StepsOnTheWay({ target, indicator, steps }: StepsProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const name = lineOf(indicator?.name) || t('kinds.targets.untitled');
  // Where nothing is to be reached yet, nothing is on the way.
  const mayAdd = mayEdit && target.targetValue !== null;
  if (steps.length === 0 && !mayAdd) return null;
  return (
    <div className={styles['steps']}>
      {steps.length > 0 && (
        <>
          <span className={styles['note']}>{t('setting.steps')}</span>
          <ul className={styles['stepList']} aria-label={t('setting.stepsOf', { name })}>
            {steps.map((step) => (
              <StepItem key={step.id} step={step} indicator={indicator} />
            ))}
          </ul>
        </>
      )}
      {mayAdd && (
        <Button
          variant="quiet"
          onClick={() => addRecord(plan, 'milestones', { values: { targetId: target.id } })}
        >
          <Plus aria-hidden size={16} />
          {t('setting.addStep')}
        </Button>
      )}
    </div>
  );
}

interface StepItemProps extends Pick<StepsProps, 'indicator'> {
  readonly step: MilestoneSnapshot;
}

function StepItem({ step, indicator }: StepItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { id } = step;
  const record = { root: 'milestones', id } as const;
  const texts = stepTexts(step, indicator, { t, format });
  const title = t('setting.stepName', { value: texts.value.text, date: texts.date.text });
  return (
    <li className={styles['step']} id={recordKey(record)}>
      <span>
        <Trans
          i18nKey="setting.step"
          components={{
            together: <span className={styles['together']} />,
            value: (
              <NumberSlot
                label={t('setting.stepValue')}
                place={`milestones/${id}/value`}
                value={step.value}
                shown={texts.value}
                onCommit={(value) => setRecord(plan, 'milestones', { id, patch: { value } })}
              />
            ),
            date: (
              <MonthSlot
                label={t('setting.stepDate')}
                day="last"
                place={`milestones/${id}/date`}
                value={step.date}
                shown={texts.date}
                onCommit={(date) => setRecord(plan, 'milestones', { id, patch: { date } })}
              />
            ),
          }}
        />
      </span>
      {mayEdit && (
        <Button
          variant="quiet"
          square
          aria-label={t('setting.removeStep', { step: title })}
          onClick={() => removeWithUndo(plan, record, { title, t })}
        >
          <X aria-hidden size={16} />
        </Button>
      )}
    </li>
  );
}
