import {
  addTranslation,
  areSayable,
  changeTranslation,
  isUnreadable,
  plainWords,
  type Reply,
  type Thread,
  type Translation,
  wordingOf,
} from '@holdfast/plan-model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EntryForm } from '../../entries/entry-form.tsx';
import { WordsField } from '../../entries/words-field.tsx';
import { useOwnLanguage } from '../../session/own-language.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useFormDraft } from '../../session/use-form-draft.ts';
import { isSameLanguage, languagesToChoose } from '../../strings/language-names.ts';
import { SelectField } from '../../ui/select-field.tsx';

export interface TranslationFormProps {
  readonly thread: Thread;
  readonly entry: Thread | Reply;
  /** One of their own that is changed. */
  readonly translation?: Translation | undefined;
  /** It was given in, or is left for now: what was begun is kept on this device. */
  readonly onDone: () => void;
}

/** Says in another language what somebody said. */
export function TranslationForm({ thread, entry, translation, onDone }: TranslationFormProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  // What is changed meanwhile is not what they translate.
  const [of] = useState(entry);
  const own = useOwnLanguage();
  const draft = useFormDraft(`translation/${translation?.key ?? entry.key}`, blankFor(of, translation, own));
  const { language, words, wording } = draft.values;
  const [isTried, setTried] = useState(false);
  const text = words.trim();
  const isOfOtherWords = text !== '' && wording !== (wordingOf(of.words) ?? '');
  const problems = {
    ...(language === '' && { language: t('translations.noLanguage') }),
    ...(language === of.language && { language: t('translations.sameLanguage') }),
    ...(text === '' && { words: t('translations.noWords') }),
  };
  const isSound = Object.keys(problems).length === 0 && areSayable([text]);
  if (open === undefined) return null;
  const { discussion } = open;
  function save(): void {
    setTried(true);
    if (!isSound) return;
    const said = { of, language, words: [text] };
    if (translation === undefined) addTranslation(discussion, { thread, ...said });
    else changeTranslation(discussion, { key: translation.key, ...said });
    draft.clear();
    onDone();
  }
  const near = [own, language].filter((tag) => tag !== '');
  return (
    <EntryForm
      label={t(translation === undefined ? 'translations.add' : 'translations.change')}
      saveLabel={t('translations.save')}
      cancelLabel={t('talk.cancel')}
      onSave={save}
      onLeave={onDone}
    >
      <SelectField
        label={t('translations.language')}
        value={language}
        options={[
          { value: '', label: t('suggest.choose') },
          ...languagesToChoose(near).map(({ tag, name }) => ({ value: tag, label: name, lang: tag })),
        ]}
        problem={isTried ? problems.language : undefined}
        onChange={(next) => draft.change('language', next)}
      />
      <WordsField
        label={t('translations.words')}
        help={isOfOtherWords ? t('translations.changedSince') : undefined}
        lang={language === '' ? undefined : language}
        value={words}
        problem={isTried ? problems.words : undefined}
        onChange={(next) => draft.change('words', next)}
      />
    </EntryForm>
  );
}

/** Most who translate do it into their own language. */
function blankFor(
  { language, words: said }: Thread | Reply,
  translation: Translation | undefined,
  own: string,
): Readonly<Record<'language' | 'words' | 'wording', string>> {
  const wording = wordingOf(said) ?? '';
  if (translation === undefined)
    return { language: isSameLanguage(language, own) ? '' : own, words: '', wording };
  const words = isUnreadable(translation.words) ? '' : plainWords(translation.words);
  return { language: translation.language ?? '', words, wording: translation.wording ?? '' };
}
