import { type Field, isUnreadable, plainWords, type Words } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import styles from './entries.module.css';

export interface EntryWordsProps {
  readonly words: Field<Words>;
  /** Where it is known: for voices that read aloud, and for the browser's own translation. */
  readonly language?: string | null;
}

/** What an entry says, where it speaks to nobody in particular; nothing where it says nothing. */
export function EntryWords({ words, language = null }: EntryWordsProps) {
  const { t } = useTranslation();
  if (isUnreadable(words)) return <p className={styles['quiet']}>{t('talk.unreadable')}</p>;
  const text = plainWords(words);
  if (text === '') return null;
  return (
    <p className={styles['words']} dir="auto" lang={language ?? undefined}>
      {text}
    </p>
  );
}
