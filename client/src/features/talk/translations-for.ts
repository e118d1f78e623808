import { isUnreadable, type Reply, type Thread, type Translation } from '@holdfast/plan-model';

import { isSameLanguage } from '../../strings/language-names.ts';

export interface TranslationsFor {
  /** What stands in place of the words for this reader. */
  readonly mine: Translation | undefined;
  readonly others: readonly Translation[];
}

/**
 * What a reader of a language reads of an entry: where the words are in another, the last translation into theirs, and of
 * these rather one of the words as they are now. One that was hidden stands in nobody's place.
 */
export function translationsFor(
  { language, translations }: Pick<Thread | Reply, 'language' | 'translations'>,
  own: string,
): TranslationsFor {
  const readable = translations.filter(
    (each) => each.hidden === null && !isUnreadable(each.words) && isSameLanguage(each.language, own),
  );
  const mine = isSameLanguage(language, own)
    ? undefined
    : (readable.findLast(({ isOfEarlierWording }) => !isOfEarlierWording) ?? readable.at(-1));
  return { mine, others: translations.filter((each) => each !== mine) };
}
