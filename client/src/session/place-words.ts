import '../strings/places-strings.ts';
import {
  ACTOR_GROUPS,
  type ActorGroup,
  type FragmentAddress,
  type PlanSnapshot,
  type RecordAddress,
} from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import en from '../strings/en-places.json';
import { recordName } from './record-name.ts';

export interface PlaceContext {
  readonly t: TFunction;
  readonly plan: PlanSnapshot;
}

/** `Target “Absence rate”`. */
export function recordWords(record: RecordAddress, { t, plan }: PlaceContext): string {
  const kind = t(`kinds.${record.root}.one`);
  const name = recordName(plan, record);
  return name === '' ? t(`kinds.${record.root}.untitled`) : t('places.record', { kind, name });
}

/** `Goal “Stay”: why`. */
export function textWords(text: FragmentAddress, context: PlaceContext): string {
  if (typeof text === 'string') return fieldWords(text, context);
  return inRecord(text, fieldWords(text.field, context), context);
}

export function inRecord(record: RecordAddress, field: string, context: PlaceContext): string {
  return context.t('places.inRecord', { record: recordWords(record, context), field });
}

/** What a field is called. One that a later version added is named as it stands in the document. */
export function fieldWords(field: string, { t }: Pick<PlaceContext, 't'>): string {
  const [name = '', choice] = field.split(':', 2);
  const words = isKnownField(name) ? t(`places.fields.${name}`) : name;
  return choice === undefined ? words : t('places.choice', { field: words, choice: choiceWords(choice, t) });
}

/** What a value of the plan as a whole is called: beside no record a name must say whose it is. */
export function metaWords(field: string, context: Pick<PlaceContext, 't'>): string {
  return field === 'status' ? context.t('places.fields.planStatus') : fieldWords(field, context);
}

/** One of the choices of the vocabulary, or of the groups, in words; as it stands in the document where it is none. */
export function choiceWords(choice: string, t: TFunction): string {
  if (isKnownValue(choice)) return t(`places.values.${choice}`);
  return isGroup(choice) ? t(`groups.${choice}`) : choice;
}

function isKnownValue(value: string): value is keyof typeof en.places.values {
  return Object.hasOwn(en.places.values, value);
}

function isGroup(value: string): value is ActorGroup {
  return ACTOR_GROUPS.some((group) => group === value);
}

function isKnownField(field: string): field is keyof typeof en.places.fields {
  return Object.hasOwn(en.places.fields, field);
}
