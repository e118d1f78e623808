import type { EntryKey, Reply, Thread, Translation, Words } from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { HiddenNote, useIsHiddenFromMe } from '../../entries/hidden-note.tsx';
import { useNamedPeople } from '../../entries/people-context.ts';
import { useOwnLanguage } from '../../session/own-language.ts';
import { useIsMe } from '../../session/use-persons.ts';
import { useFormat } from '../../strings/format.ts';
import { languageName } from '../../strings/language-names.ts';
import { SaidWords } from './said.tsx';
import { TranslationTools } from './translation-tools.tsx';
import { translationsFor } from './translations-for.ts';

import styles from './talk.module.css';

export interface TranslatedWordsProps {
  readonly thread: Thread;
  readonly entry: Thread | Reply;
  /** Whoever translates has the words before them. */
  readonly isTranslating: boolean;
  readonly onChange: (translation: EntryKey) => void;
}

/** What an entry says, to its author as they said it, to others in their language where somebody put it so. */
export function TranslatedWords({ thread, entry, isTranslating, onChange }: TranslatedWordsProps) {
  const { t } = useTranslation();
  const isMe = useIsMe();
  const { inPlace, others } = translationsFor(entry, useOwnLanguage());
  const [isOriginal, setOriginal] = useState(isMe(entry.author));
  const originOf = useOrigin(entry);
  const shown = isOriginal || isTranslating ? undefined : inPlace;
  return (
    <>
      {shown === undefined ? (
        <SaidWords words={entry.words} language={entry.language} />
      ) : (
        <SaidWords words={spokenTo(entry, shown)} language={shown.language} />
      )}
      {inPlace !== undefined && (
        <div className={styles['origin']}>
          <span>{originOf(inPlace, shown === undefined ? 'original' : 'translation')}</span>
          {!isTranslating && (
            <button type="button" className={styles['placeLink']} onClick={() => setOriginal(!isOriginal)}>
              {t(isOriginal ? 'translations.showTranslation' : 'translations.showOriginal')}
            </button>
          )}
          <TranslationTools thread={thread} translation={inPlace} onChange={onChange} />
        </div>
      )}
      {others.length > 0 && (
        <details className={styles['signers']}>
          <summary>
            {t(inPlace === undefined ? 'translations.all' : 'translations.others', { count: others.length })}
          </summary>
          <ul className={styles['translations']}>
            {others.map((translation) => (
              <TranslationItem
                key={translation.key}
                thread={thread}
                entry={entry}
                translation={translation}
                onChange={onChange}
              />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface TranslationItemProps extends Omit<TranslatedWordsProps, 'isTranslating'> {
  readonly translation: Translation;
}

/** One translation among others, with whose it is. */
function TranslationItem({ thread, entry, translation, onChange }: TranslationItemProps) {
  const isHidden = useIsHiddenFromMe(translation);
  const describe = useDescription();
  return (
    <li>
      <div className={styles['origin']}>
        <span>{describe(translation)}</span>
        <TranslationTools thread={thread} translation={translation} onChange={onChange} />
      </div>
      {!isHidden && <SaidWords words={spokenTo(entry, translation)} language={translation.language} />}
      <HiddenNote hidden={translation.hidden} />
    </li>
  );
}

/** Whom the words are for stands in them, by the names of today, and is not translated. */
function spokenTo({ words }: Thread | Reply, translation: Translation): Translation['words'] {
  if (!Array.isArray(words) || !Array.isArray(translation.words)) return translation.words;
  const mentions: Words = words.filter((part) => typeof part !== 'string').flatMap((part) => [part, ' ']);
  return [...mentions, ...translation.words];
}

/** "Translated from Portuguese by Ana", or what to say below the original. */
function useOrigin({ language }: Thread | Reply) {
  const { t } = useTranslation();
  const people = useNamedPeople();
  const { locale } = useFormat();
  const from = language === null ? undefined : languageName(language, locale);
  return ({ author }: Translation, shown: 'original' | 'translation'): string => {
    const name = people.get(author)?.name ?? t('talk.someone');
    const ofTranslation = shown === 'translation' ? 'translations.from' : 'translations.original';
    return from === undefined ? t('translations.by', { name }) : t(ofTranslation, { language: from, name });
  };
}

/** "English · Ana · the words were changed after this". */
function useDescription(): (translation: Translation) => string {
  const { t } = useTranslation();
  const people = useNamedPeople();
  const { locale } = useFormat();
  return ({ language, author, isOfEarlierWording }) =>
    [
      (language === null ? undefined : languageName(language, locale)) ?? t('translations.unknown'),
      people.get(author)?.name ?? t('talk.someone'),
      ...(isOfEarlierWording ? [t('translations.earlier')] : []),
    ].join(' · ');
}
