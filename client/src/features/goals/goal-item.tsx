import { type GoalId, type GoalSnapshot, isUnreadable } from '@holdfast/plan-model';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { recordKey } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';

import styles from './goals.module.css';

export interface GoalItemProps {
  readonly goal: GoalSnapshot;
  readonly number: number;
  readonly siblings: readonly GoalId[];
  readonly renderTargets: (goal: { readonly id: GoalId; readonly title: string }) => ReactNode;
}

export function GoalItem({ goal, number, siblings, renderTargets }: GoalItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, statement, why } = goal;
  const title = lineOf(statement) || t('goals.untitled');
  return (
    <li className={styles['goal']} id={recordKey({ root: 'goals', id })}>
      <div className={styles['line']}>
        <h3 className={styles['statement']}>
          {isUnreadable(statement) ? (
            t('targets.unreadable')
          ) : (
            <PlanText
              address={{ root: 'goals', id, field: 'statement' }}
              text={statement}
              label={t('goals.titleLabel', { number })}
              placeholder={t('goals.titlePlaceholder')}
            />
          )}
        </h3>
        <RecordTools record={{ root: 'goals', id: id }} siblings={siblings} />
      </div>
      {!isUnreadable(why) && (
        <PlanText
          address={{ root: 'goals', id, field: 'why' }}
          text={why}
          label={t('goals.whyLabel', { number })}
          placeholder={mayEdit ? t('goals.whyPlaceholder') : ''}
        />
      )}
      {renderTargets({ id, title })}
    </li>
  );
}
