import type { TFunction } from 'i18next';

import { fieldWords } from '../../session/place-words.ts';
import type { ImportField } from './columns.ts';

/** What a field is called where its name stands by itself, and not in a sentence. */
export function fieldTitle(field: ImportField, t: TFunction): string {
  const [first = '', ...rest] = fieldWords(field, { t });
  return first.toLocaleUpperCase() + rest.join('');
}
