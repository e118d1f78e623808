import { addGoal, type GoalId } from '@holdfast/plan-model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { BringInTable } from '../../records/bring-in-table.tsx';
import { InTurn } from '../../records/in-turn.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Section } from '../../ui/section.tsx';
import { GoalItem } from './goal-item.tsx';

import styles from './goals.module.css';

export interface GoalsProps {
  readonly renderTargets: (goal: { readonly id: GoalId; readonly title: string }) => ReactNode;
  /** What stands below the goals. */
  readonly children: ReactNode;
}

/** What the community wants to reach: goals, each with its targets. */
export function Goals({ renderTargets, children }: GoalsProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const goals = usePlan((snapshot) => snapshot.goals);
  const hasNoTarget = usePlan((snapshot) => snapshot.targets.length === 0);
  const draft = useLineDraft('goals');
  const rules = useLineRules();
  return (
    <Section id="goals" heading={t('goals.heading')} guidance={t('goals.guidance')}>
      {goals.length === 0 && <p className={styles['empty']}>{t('goals.empty')}</p>}
      <ol className={styles['list']} aria-label={t('goals.heading')} data-list="goals">
        {goals.map((goal, index) => (
          <InTurn key={goal.id} id={recordKey({ root: 'goals', id: goal.id })}>
            <GoalItem goal={goal} number={index + 1} renderTargets={renderTargets} />
          </InTurn>
        ))}
      </ol>
      {mayEdit && (
        <AddLine
          id="add-goal"
          label={t('goals.add')}
          placeholder={t('goals.addPlaceholder')}
          addLabel={t('goals.addConfirm')}
          rules={rules}
          draft={draft}
          onAdd={(statement) => addGoal(plan, { statement })}
        />
      )}
      {hasNoTarget && <BringInTable kind="targets" />}
      {children}
    </Section>
  );
}
