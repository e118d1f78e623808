import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';

import styles from './check.module.css';

/** As many as one reads at once. */
const FEW = 3;

export interface FewFirstProps<Item> {
  readonly items: readonly Item[];
  /** Each as an item of the list, with a key. */
  readonly children: (item: Item) => ReactNode;
}

/** A list of which the rest comes when it is asked for. */
export function FewFirst<Item>({ items, children }: FewFirstProps<Item>) {
  const { t } = useTranslation();
  const [isAll, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = isAll ? items : items.slice(0, FEW);
  const more = items.length - shown.length;
  return (
    <>
      <ul className={styles['gaps']}>{shown.map(children)}</ul>
      {more > 0 && (
        <p>
          <Button variant="quiet" onClick={() => setAll(true)}>
            {t('check.more', { count: more })}
          </Button>
        </p>
      )}
    </>
  );
}
