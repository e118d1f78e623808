import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useOwnLanguage } from '../session/own-language.ts';
import { languagesToChoose } from '../strings/language-names.ts';

import styles from './entries.module.css';

export interface WrittenInProps {
  /** A tag. */
  readonly language: string;
  readonly onChange: (language: string) => void;
}

/** In which language the words above are: one quiet line, which whoever writes in their own language passes by. */
export function WrittenIn({ language, onChange }: WrittenInProps) {
  const { t } = useTranslation();
  const id = useId();
  const own = useOwnLanguage();
  const languages = useMemo(() => languagesToChoose([own, language]), [own, language]);
  return (
    <p className={styles['writtenIn']}>
      <label htmlFor={id}>{t('translations.writtenIn')}</label>
      <select id={id} value={language} onChange={(event) => onChange(event.currentTarget.value)}>
        {languages.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
