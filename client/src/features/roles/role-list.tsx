import type { MeasureSnapshot } from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { goToRecord } from '../../session/plan-panel.ts';
import { lineOf } from '../../session/record-name.ts';
import { RoleSlot } from '../../slots/role-slot.tsx';

import styles from './roles.module.css';

/** Who does what, one measure after the other: where a matrix has no room. */
export function RoleList({ measures }: { readonly measures: readonly MeasureSnapshot[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['list']} aria-label={t('sections.roles')}>
      {measures.map(({ id, title }) => (
        <li key={id} className={styles['item']}>
          <h3 className={styles['title']}>
            <button
              type="button"
              className={styles['link']}
              dir="auto"
              onClick={() => goToRecord({ root: 'measures', id })}
            >
              {lineOf(title) || t('kinds.measures.untitled')}
            </button>
          </h3>
          <p className={styles['sentence']}>
            <Trans
              i18nKey="roles.sentence"
              components={{
                together: <span className={styles['together']} />,
                responsible: <RoleSlot measure={id} as="responsible" />,
                accountable: <RoleSlot measure={id} as="accountable" />,
                consulted: <RoleSlot measure={id} as="consulted" />,
                informed: <RoleSlot measure={id} as="informed" />,
              }}
            />
          </p>
        </li>
      ))}
    </ul>
  );
}
