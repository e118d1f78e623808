import { isUnreadable, type Reply, type Thread, type Translation } from '@holdfast/plan-model';

import { isSameLanguage } from '../../strings/language-names.ts';

export interface TranslationsFor {
  /** What stands in place of the words for this reader. */
  readonly inPlace: Translation | undefined;
  readonly others: readonly Translation[];
}

/**
 * What a reader of a language reads of an entry: where the words are known to be in another, the last translation into
 * theirs of the words as they are now. One of words that were changed since would show what its author took out, and one
 * that was hidden stands in nobody's place.
 */
export function translationsFor(
  { language, translations }: Pick<Thread | Reply, 'language' | 'translations'>,
  own: string,
): TranslationsFor {
  const isForeign = language !== null && !isSameLanguage(language, own);
  const inPlace = translations.findLast(
    (each) =>
      isForeign &&
      each.hidden === null &&
      !each.isOfEarlierWording &&
      !isUnreadable(each.words) &&
      isSameLanguage(each.language, own),
  );
  return { inPlace, others: translations.filter((each) => each !== inPlace) };
}
