import type { Origin } from '@holdfast/content';
import type { TFunction } from 'i18next';

import '../strings/why-strings.ts';
import type { ReadyWords } from './ready-words.ts';

/** Where something that the content package offers comes from: never ours as somebody else's. */
export function fromWords(origin: Origin, t: TFunction): ReadyWords['from'] {
  if (origin.kind === 'suggested') return { words: t('readyWords.suggested') };
  return { words: t('readyWords.cited', { publisher: origin.publisher }), url: origin.url };
}
