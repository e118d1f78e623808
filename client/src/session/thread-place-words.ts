import { type Field, isUnreadable, type ThreadPlace } from '@holdfast/plan-model';

import { fieldWords, inRecord, type PlaceContext, recordWords } from './place-words.ts';

/** What a thread is about. */
export function threadPlaceWords(place: Field<ThreadPlace>, context: PlaceContext): string {
  const { t } = context;
  if (isUnreadable(place)) return t('talk.somewhere');
  switch (place.kind) {
    case 'plan':
      return t('talk.wholePlan');
    case 'section':
      return t(`sections.${place.section}`);
    case 'record':
      return recordWords(place.record, context);
    case 'field':
      return inRecord(place.record, fieldWords(place.field, context), context);
  }
}
