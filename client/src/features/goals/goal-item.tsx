import {
  archiveRecord,
  type GoalId,
  type GoalSnapshot,
  isUnreadable,
  moveRecord,
  restoreRecord,
} from '@holdfast/plan-model';
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { PlanText } from '../../rich-text/plan-text.tsx';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { titleLine } from '../../session/plan-session.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';

import styles from './goals.module.css';

export interface GoalItemProps {
  readonly goal: GoalSnapshot;
  /** Its number and its neighbours. */
  readonly place: {
    readonly number: number;
    readonly before: GoalId | undefined;
    readonly after: GoalId | undefined;
  };
  readonly renderTargets: (goal: { readonly id: GoalId; readonly title: string }) => ReactNode;
}

export function GoalItem({ goal, place, renderTargets }: GoalItemProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const { id, statement, why } = goal;
  const title = (isUnreadable(statement) ? '' : titleLine(statement.plainText)) || t('goals.untitled');
  return (
    <li className={styles['goal']}>
      <div className={styles['line']}>
        <h3 className={styles['statement']}>
          {isUnreadable(statement) ? (
            t('targets.unreadable')
          ) : (
            <PlanText
              address={{ root: 'goals', id, field: 'statement' }}
              text={statement}
              label={t('goals.titleLabel', { number: place.number })}
              placeholder={t('goals.titlePlaceholder')}
            />
          )}
        </h3>
        {mayEdit && <GoalMenu id={id} title={title} place={place} />}
      </div>
      {!isUnreadable(why) && (
        <PlanText
          address={{ root: 'goals', id, field: 'why' }}
          text={why}
          label={t('goals.whyLabel', { number: place.number })}
          placeholder={mayEdit ? t('goals.whyPlaceholder') : ''}
        />
      )}
      {renderTargets({ id, title })}
    </li>
  );
}

interface GoalMenuProps extends Pick<GoalItemProps, 'place'> {
  readonly id: GoalId;
  readonly title: string;
}

function GoalMenu({ id, title, place: { before, after } }: GoalMenuProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const record = { root: 'goals', id } as const;

  function remove(): void {
    archiveRecord(plan, record);
    showToast({
      text: t('goals.removed', { title }),
      action: { label: t('app.undo'), run: () => restoreRecord(plan, record) },
    });
  }
  const moves = [
    before !== undefined && {
      id: 'up',
      label: t('goals.moveUp'),
      onAction: () => moveRecord(plan, record, { before }),
    },
    after !== undefined && {
      id: 'down',
      label: t('goals.moveDown'),
      onAction: () => moveRecord(plan, record, { after }),
    },
  ].filter((item) => item !== false);
  return (
    <Menu
      label={t('goals.actions', { title })}
      icon={<Ellipsis aria-hidden size={20} />}
      items={[...moves, { id: 'remove', label: t('goals.remove'), onAction: remove }]}
    />
  );
}
