import { type Field, type FieldReader, isUnreadable, unreadable } from '../field.ts';
import { parseRecordAddress, type RecordAddress } from '../ids.ts';
import { type FragmentAddress, textAddressOf } from '../plan-layout.ts';
import { recordKind } from '../record-kinds.ts';

/** The sections of a plan that can be spoken of as a whole. */
export const PLAN_SECTIONS = [
  'vision',
  'community',
  'profiles',
  'causes',
  'goals',
  'outcomes',
  'measures',
  'staff',
  'roles',
  'practices',
  'progress',
  'assessments',
  'evaluations',
  'reviews',
] as const;
type PlanSection = (typeof PLAN_SECTIONS)[number];

/** What a thread is about. */
export type ThreadPlace =
  | { readonly kind: 'plan' }
  | { readonly kind: 'section'; readonly section: PlanSection }
  | { readonly kind: 'record'; readonly record: RecordAddress }
  | { readonly kind: 'field'; readonly record: RecordAddress; readonly field: string };

/** The text that a place is, in which a passage can be meant. */
export function textOfPlace(place: Field<ThreadPlace>): FragmentAddress | undefined {
  if (isUnreadable(place)) return undefined;
  if (place.kind === 'section') return place.section === 'vision' ? 'vision' : undefined;
  return place.kind === 'field' ? textAddressOf(place.record, place.field) : undefined;
}

/** The place that a text is. */
export function placeOfText(address: FragmentAddress): ThreadPlace {
  if (address === 'title') return { kind: 'plan' };
  if (address === 'vision') return { kind: 'section', section: 'vision' };
  const { field, ...record } = address;
  return { kind: 'field', record, field };
}

/** The record that a place is, or is in. */
export function recordOfPlace(place: Field<ThreadPlace>): RecordAddress | undefined {
  if (isUnreadable(place)) return undefined;
  return place.kind === 'record' || place.kind === 'field' ? place.record : undefined;
}

/** How a place stands in the document: `plan`, `section/goals`, `targets/<id>`, `targets/<id>/deadline`. */
export function storedPlace(place: ThreadPlace): string {
  switch (place.kind) {
    case 'plan':
      return 'plan';
    case 'section':
      return `section/${place.section}`;
    case 'record':
      return `${place.record.root}/${place.record.id}`;
    case 'field':
      return `${place.record.root}/${place.record.id}/${place.field}`;
  }
}

export const placeField: FieldReader<ThreadPlace> = (raw) => {
  if (typeof raw !== 'string') return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
  return parsePlace(raw) ?? unreadable('unknown-value', raw);
};

function parsePlace(text: string): ThreadPlace | undefined {
  if (text === 'plan') return Object.freeze({ kind: 'plan' });
  const [first = '', second = '', field, ...rest] = text.split('/');
  if (rest.length > 0) return undefined;
  if (first === 'section') {
    const section = PLAN_SECTIONS.find((each) => each === second);
    return section && field === undefined ? Object.freeze({ kind: 'section', section }) : undefined;
  }
  const record = parseRecordAddress(first, second);
  if (record === undefined || field === undefined)
    return record && Object.freeze({ kind: 'record', record: Object.freeze(record) });
  const isKnown = Object.hasOwn(recordKind(record.root).fields, field) || textAddressOf(record, field);
  return isKnown ? Object.freeze({ kind: 'field', record: Object.freeze(record), field }) : undefined;
}
