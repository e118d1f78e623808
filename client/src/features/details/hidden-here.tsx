import '../../strings/views-strings.ts';
import { useTranslation } from 'react-i18next';

import { clearFilter } from '../../session/filter-address.ts';
import { Button } from '../../ui/button.tsx';
import { useFocusIn } from '../../ui/use-focus-in.ts';

import styles from './details.module.css';

/** That the row whose details are open is not to be seen, and the way to see it. */
export function HiddenHere() {
  const { t } = useTranslation();
  return (
    // The button goes with what it was pressed for.
    <p ref={useFocusIn<HTMLParagraphElement>(false)} className={styles['quiet']}>
      {t('filters.hiddenHere')}{' '}
      <Button variant="quiet" onClick={clearFilter}>
        {t('filters.all')}
      </Button>
    </p>
  );
}
