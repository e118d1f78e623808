import '../../strings/views-strings.ts';
import { useTranslation } from 'react-i18next';

import { clearFilter } from '../../session/filter-address.ts';
import { Button } from '../../ui/button.tsx';

import styles from './filters.module.css';

/** In place of a view in which a filter leaves nothing. */
export function NothingShown() {
  const { t } = useTranslation();
  return (
    <div className={styles['nothing']}>
      <p>{t('filters.nothing')}</p>
      <Button onClick={clearFilter}>{t('filters.all')}</Button>
    </div>
  );
}
