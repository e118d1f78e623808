import '../strings/views-strings.ts';
import { useTranslation } from 'react-i18next';

import { clearFilter } from '../session/filter-address.ts';
import { Button } from '../ui/button.tsx';

import styles from './records.module.css';

export interface ShownCountProps {
  readonly shown: number;
  readonly count: number;
  /** It is one of many such lists: the way to see everything stands elsewhere. */
  readonly isOneOfMany?: boolean;
}

/** That a list does not show everything, and the way to see it. */
export function ShownCount({ shown, count, isOneOfMany = false }: ShownCountProps) {
  const { t } = useTranslation();
  return (
    <p className={styles['shownCount']}>
      {t('filters.shown', { shown, count })}
      {!isOneOfMany && (
        <Button variant="quiet" onClick={clearFilter}>
          {t('filters.all')}
        </Button>
      )}
    </p>
  );
}
