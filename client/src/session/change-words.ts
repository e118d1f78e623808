import {
  type FragmentAddress,
  parseRecordAddress,
  type PlanChange,
  type PlanSnapshot,
  type RecordAddress,
} from '@holdfast/plan-model';

import { fieldWords, inRecord, metaWords, recordWords, textWords } from './place-words.ts';
import { type ValueContext, valueWords } from './value-words.ts';

export const CHANGE_SECTIONS = [
  'plan',
  'vision',
  'actors',
  'profiles',
  'causes',
  'goals',
  'outcomes',
  'measures',
  'practices',
  'progress',
  'assessments',
  'evaluations',
  'reviews',
] as const;
export type ChangeSection = (typeof CHANGE_SECTIONS)[number];

/** In which part of the plan people look for a change. */
export function sectionOf(change: PlanChange): ChangeSection {
  if (change.kind === 'text') {
    if (change.text === 'title') return 'plan';
    return change.text === 'vision' ? 'vision' : sectionOfRoot(change.text.root);
  }
  if (change.kind === 'value')
    return change.place.kind === 'meta' ? 'plan' : sectionOfRoot(change.place.root);
  return sectionOfRoot(change.record.root);
}

/** Where records stand that have no section of their own. */
const WITHIN: Readonly<Partial<Record<string, ChangeSection>>> = {
  evidence: 'causes',
  milestones: 'goals',
  measurements: 'progress',
};

function sectionOfRoot(root: string): ChangeSection {
  return WITHIN[root] ?? CHANGE_SECTIONS.find((section) => section === root) ?? 'goals';
}

/** The record in which something changed; undefined for what belongs to the plan as a whole. */
export function recordOfChange(change: PlanChange): RecordAddress | undefined {
  if (change.kind === 'text') return typeof change.text === 'string' ? undefined : recordIn(change.text);
  if (change.kind !== 'value') return change.record;
  const { place } = change;
  return place.kind === 'meta' ? undefined : parseRecordAddress(place.root, place.id);
}

function recordIn({ field: _field, ...record }: Exclude<FragmentAddress, string>): RecordAddress {
  return record;
}

export interface ChangeContext extends ValueContext {
  readonly before: PlanSnapshot;
}

/** One change as a sentence. */
export function changeWords(change: PlanChange, context: ChangeContext): string {
  const { t } = context;
  switch (change.kind) {
    case 'added':
    case 'removed':
    case 'restored':
    case 'moved':
      return t(`absence.${change.kind}`, { record: recordWords(change.record, context) });
    case 'related':
    case 'parted':
      return t(`absence.${change.kind}.${change.field}`, relationWords(change, context));
    case 'shifted':
      return t('absence.shifted', {
        ...relationWords(change, context),
        from: recordWords(change.from, context),
      });
    case 'text': {
      const place = textWords(change.text, context);
      if (change.before.trim() === '') return t('absence.written', { place });
      return t(change.after.trim() === '' ? 'absence.emptied' : 'absence.changed', { place });
    }
    case 'value': {
      const place = valuePlace(change, context);
      const after = valueWords(change.after, change.place, context);
      // What it meant then: a name may have changed since.
      const before = valueWords(change.before, change.place, { ...context, plan: context.before });
      if (change.before === null) return t('absence.valueFirst', { place, after });
      return t(change.after === null ? 'absence.valueGone' : 'absence.value', { place, after, before });
    }
  }
}

function relationWords(
  { record, other }: Extract<PlanChange, { kind: 'related' | 'parted' | 'shifted' }>,
  context: ChangeContext,
): { readonly record: string; readonly other: string } {
  return { record: recordWords(record, context), other: recordWords(other, context) };
}

function valuePlace({ place }: Extract<PlanChange, { kind: 'value' }>, context: ValueContext): string {
  if (place.kind === 'meta') return metaWords(place.field, context);
  const field = fieldWords(place.field, context);
  const record = parseRecordAddress(place.root, place.id);
  return record === undefined ? field : inRecord(record, field, context);
}
