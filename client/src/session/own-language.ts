import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../strings/format.ts';
import { isSameLanguage, languageName, languageOf } from '../strings/language-names.ts';
import { usePreference } from './use-preference.ts';

/**
 * The language of the person at this device, as their browser says. What the identity holds is the language of the
 * interface, of which there is one: whoever left it as it was has not said that it is theirs.
 */
export function useOwnLanguage(): string {
  const { i18n } = useTranslation();
  return languageOf(navigator.language) ?? languageOf(i18n.language) ?? 'en';
}

/** The name of a language that is not the reader's own; undefined for theirs, and where it is not known. */
export function useOtherLanguage(language: string | null): string | undefined {
  const own = useOwnLanguage();
  const { locale } = useFormat();
  return language === null || isSameLanguage(language, own) ? undefined : languageName(language, locale);
}

/**
 * In which language somebody writes, and what says that it is another. Words that are changed stay in the language that
 * they are in (`before`); else it is the one that was chosen last on this device, since whoever said it once means it the
 * next time as well. What others said elsewhere (`isOthers`) says nothing of that.
 */
export function useWrittenIn(
  before: string | null = null,
  { isOthers = false } = {},
): readonly [string, (language: string) => void] {
  const own = useOwnLanguage();
  const [last, remember] = usePreference<string | undefined>('writtenIn', KEPT);
  const [chosen, setChosen] = useState<string>();
  const choose = (language: string): void => {
    setChosen(language);
    if (before === null && !isOthers) remember(language);
  };
  return [chosen ?? before ?? last ?? own, choose];
}

const KEPT = {
  fallback: undefined,
  parse: (stored: unknown) => (typeof stored === 'string' ? languageOf(stored) : undefined),
} as const;
