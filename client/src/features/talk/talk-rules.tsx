import { useTranslation } from 'react-i18next';

import styles from './talk.module.css';

const RULES = [
  'everybody',
  'own',
  'onePerson',
  'translations',
  'answers',
  'hiding',
  'removal',
  'erasure',
  'learners',
] as const;

/** Who may do what with what is said here, to be read by everybody before they say something. */
export function TalkRules() {
  const { t } = useTranslation();
  return (
    <details className={styles['rules']}>
      <summary>{t('talk.rules.title')}</summary>
      <ul>
        {RULES.map((rule) => (
          <li key={rule}>{t(`talk.rules.${rule}`)}</li>
        ))}
      </ul>
    </details>
  );
}
