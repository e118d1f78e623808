import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../ui/button.tsx';

import styles from './app.module.css';

export interface FailureProps {
  readonly error: Error;
  readonly onRetry: () => void;
  /** Further buttons, such as for a backup file. */
  readonly children?: ReactNode;
}

/** Stands where a part of the page threw: what happened, and that the words are safe. */
export function Failure({ error, onRetry, children }: FailureProps) {
  const { t } = useTranslation();
  return (
    <main className={styles['message']} id="content" tabIndex={-1} role="alert">
      <h1>{t('failure.title')}</h1>
      <p>{t('failure.text')}</p>
      <p className={styles['cause']}>{t('failure.cause', { message: error.message })}</p>
      <div className={styles['messageActions']}>
        <Button variant="primary" onClick={() => window.location.reload()}>
          {t('failure.reload')}
        </Button>
        <Button onClick={onRetry}>{t('failure.retry')}</Button>
        {children}
      </div>
    </main>
  );
}
