import { useTranslation } from 'react-i18next';

import '../strings/seldom-strings.ts';

import styles from './entries.module.css';

export interface GoesAndComesProps {
  readonly before: string;
  /** Nothing where the words before shall go and none shall come. */
  readonly after: string;
}

/** What shall go and what shall come in its place; said as well, since a line through words is not heard. */
export function GoesAndComes({ before, after }: GoesAndComesProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className="visually-hidden">{t('suggest.goes')} </span>
      <del className={styles['goes']} dir="auto">
        {before}
      </del>{' '}
      {after === '' ? (
        <em className={styles['takesOut']}>{t('suggest.takesOut')}</em>
      ) : (
        <>
          <span className="visually-hidden">{t('suggest.comes')} </span>
          <ins className={styles['comes']} dir="auto">
            {after}
          </ins>
        </>
      )}
    </>
  );
}
