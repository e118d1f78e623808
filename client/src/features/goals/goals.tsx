import { addGoal, type GoalId } from '@holdfast/plan-model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
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
  const draft = useLineDraft('goals');
  const siblings = goals.map(({ id }) => id);
  return (
    <Section id="goals" heading={t('goals.heading')} guidance={t('goals.guidance')}>
      {goals.length === 0 && <p className={styles['empty']}>{t('goals.empty')}</p>}
      <ol className={styles['list']} aria-label={t('goals.heading')}>
        {goals.map((goal, index) => (
          <GoalItem
            key={goal.id}
            goal={goal}
            number={index + 1}
            siblings={siblings}
            renderTargets={renderTargets}
          />
        ))}
      </ol>
      {mayEdit && (
        <AddLine
          label={t('goals.add')}
          placeholder={t('goals.addPlaceholder')}
          addLabel={t('goals.addConfirm')}
          draft={draft}
          onAdd={(statement) => addGoal(plan, { statement })}
        />
      )}
      {children}
    </Section>
  );
}
