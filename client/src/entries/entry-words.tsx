import { type Field, isUnreadable, plainWords, type Words } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import styles from './entries.module.css';

/** What an entry says, where it speaks to nobody in particular; nothing where it says nothing. */
export function EntryWords({ words }: { readonly words: Field<Words> }) {
  const { t } = useTranslation();
  if (isUnreadable(words)) return <p className={styles['quiet']}>{t('talk.unreadable')}</p>;
  const text = plainWords(words);
  if (text === '') return null;
  return (
    <p className={styles['words']} dir="auto">
      {text}
    </p>
  );
}
