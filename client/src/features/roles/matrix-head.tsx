import { isUnreadable } from '@holdfast/plan-model';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../../session/open-plan-context.ts';
import { GroupBadge } from '../../ui/group-badge.tsx';
import { idleActors } from './idle-actors.ts';
import type { Column } from './matrix-row.tsx';

import styles from './roles.module.css';

export interface MatrixHeadProps {
  readonly columns: readonly Column[];
  /** Whose name the Tab key leads to. */
  readonly stop: Column['id'] | undefined;
}

/** Who there is. */
export const MatrixHead = memo(function MatrixHead({ columns, stop }: MatrixHeadProps) {
  const { t } = useTranslation();
  const links = usePlan((plan) => plan.links);
  const idle = idleActors(links, columns);
  return (
    <thead>
      <tr>
        <th scope="col" className={styles['corner']}>
          <span className="visually-hidden">{t('roles.measure')}</span>
        </th>
        {columns.map(({ id, name, group }) => (
          <th key={id} scope="col" className={styles['actor']}>
            {!isUnreadable(group) && <GroupBadge group={group} name={t(`groups.${group}`)} />}
            <button type="button" className={styles['link']} tabIndex={stop === id ? 0 : -1} dir="auto">
              {name}
            </button>
            {idle.has(id) && <span className={styles['quiet']}>{t('roles.noPart')}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
});
