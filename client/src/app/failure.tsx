import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { hasUnstoredWork, reloadPage } from '../session/open-plans.ts';
import { Button } from '../ui/button.tsx';

import styles from './app.module.css';

export interface FailureProps {
  readonly error: Error;
  readonly onRetry: () => void;
  /** Further buttons, such as for a backup file. */
  readonly children?: ReactNode;
}

/** Stands where a part of the page threw: what happened, and whether the words are safe. */
export function Failure({ error, onRetry, children }: FailureProps) {
  const { t } = useTranslation();
  return (
    <main className={styles['message']} id="content" tabIndex={-1} role="alert">
      <h1>{t('failure.title')}</h1>
      <p>{t(hasUnstoredWork() ? 'failure.unstored' : 'failure.text')}</p>
      <p className={styles['cause']}>{t('failure.cause', { message: error.message })}</p>
      <div className={styles['messageActions']}>
        <Button variant="primary" onClick={() => void reloadPage()}>
          {t('failure.reload')}
        </Button>
        <Button onClick={onRetry}>{t('failure.retry')}</Button>
        {children}
      </div>
    </main>
  );
}
