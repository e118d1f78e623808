import { addTarget, type GoalId, type TargetId } from '@holdfast/plan-model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { TargetItem } from './target-item.tsx';

import styles from './targets.module.css';

export interface TargetListProps {
  readonly goal: { readonly id: GoalId; readonly title: string };
  readonly renderContext: (id: TargetId) => ReactNode;
}

const NONE: readonly TargetId[] = [];

/** The targets of one goal, with a line to add another. */
export function TargetList({ goal, renderContext }: TargetListProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const targets = usePlan((snapshot) => snapshot.links.targetsByGoal.get(goal.id)) ?? NONE;
  const draft = useLineDraft(`targets/${goal.id}`);

  function add(name: string): void {
    // What most plans of this kind count is a rate that should fall; all of it is changed in the sentence.
    const indicator = { name, unit: '%', decimals: 1, direction: 'down' } as const;
    addTarget(plan, { indicator, goals: [goal.id] });
  }

  return (
    <>
      <ul className={styles['list']} aria-label={t('targets.listOf', { goal: goal.title })}>
        {targets.map((id) => (
          <TargetItem key={id} id={id} siblings={targets} renderContext={renderContext} />
        ))}
      </ul>
      {mayEdit && (
        <AddLine
          label={t('targets.addTo', { goal: goal.title })}
          placeholder={t('targets.addPlaceholder')}
          addLabel={t('targets.addConfirm')}
          limit={{ length: 200, problem: t('details.tooLong', { count: 200 }) }}
          draft={draft}
          onAdd={add}
        />
      )}
    </>
  );
}

/** Targets whose goals were removed, or that never had one: what stands in a plan must be in sight. */
export function TargetsWithoutGoal({ renderContext }: Pick<TargetListProps, 'renderContext'>) {
  const { t } = useTranslation();
  const targets = usePlan((snapshot) => snapshot.targets);
  const goalsByTarget = usePlan((snapshot) => snapshot.links.goalsByTarget);
  const loose = targets.filter(({ id }) => !goalsByTarget.has(id));
  const siblings = loose.map(({ id }) => id);
  if (loose.length === 0) return null;
  return (
    <section className={styles['without']}>
      <h3 className={styles['heading']}>{t('targets.without')}</h3>
      <ul className={styles['list']}>
        {loose.map(({ id }) => (
          <TargetItem key={id} id={id} siblings={siblings} renderContext={renderContext} />
        ))}
      </ul>
    </section>
  );
}
