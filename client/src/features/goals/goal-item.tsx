import { type GoalId, type GoalSnapshot, isUnreadable } from '@holdfast/plan-model';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { PlanText } from '../../rich-text/plan-text.tsx';
import { lineOf } from '../../session/record-name.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AnswerRemark } from '../../slots/answer-remark.tsx';

import styles from './goals.module.css';

export interface GoalItemProps {
  readonly goal: GoalSnapshot;
  readonly number: number;
  readonly renderTargets: (goal: { readonly id: GoalId; readonly title: string }) => ReactNode;
}

const GOALS = { root: 'goals' } as const;

export const GoalItem = memo(function GoalItem({ goal, number, renderTargets }: GoalItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, statement, why } = goal;
  const record = { root: 'goals', id } as const;
  const title = lineOf(statement) || t('goals.untitled');
  return (
    <RecordRow record={record} list={GOALS} className={styles['goal']}>
      <div className={styles['line']}>
        <h3 className={styles['statement']}>
          {isUnreadable(statement) ? (
            t('slots.unreadable')
          ) : (
            <PlanText
              address={{ root: 'goals', id, field: 'statement' }}
              text={statement}
              label={t('goals.titleLabel', { number })}
              placeholder={t('goals.titlePlaceholder')}
            />
          )}
        </h3>
        <RecordTools record={record} list={GOALS} />
      </div>
      <AnswerRemark record={record} />
      {isUnreadable(why) ? (
        <p>{t('slots.unreadable')}</p>
      ) : (
        <PlanText
          address={{ root: 'goals', id, field: 'why' }}
          text={why}
          label={t('goals.whyLabel', { number })}
          placeholder={mayEdit ? t('goals.whyPlaceholder') : ''}
        />
      )}
      {renderTargets({ id, title })}
    </RecordRow>
  );
});
