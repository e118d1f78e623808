import '../../strings/places-strings.ts';
import {
  type Offer,
  type PlanSnapshot,
  quoteParts,
  type RecordAddress,
  type Told,
  type ToldField,
} from '@holdfast/plan-model';

import { changeWords } from '../../session/change-words.ts';
import { fieldWords, recordWords } from '../../session/place-words.ts';
import { recordName } from '../../session/record-name.ts';
import { type ValueContext, valueWords } from '../../session/value-words.ts';

export interface ToldContext extends ValueContext {
  /** The plan as it is; `plan` is what it would be with everything that is offered. */
  readonly now: PlanSnapshot;
}

/** What an offer says in the discussion, for people who were not there: a comment in full, a suggestion with its reason. */
export function offerWords(offer: Offer, context: ToldContext): string {
  return offer.kind === 'suggestion' ? context.t('offer.why') : toldWords(offer.told, context);
}

function toldWords(told: Told, context: ToldContext): string {
  const { t, plan, now } = context;
  switch (told.kind) {
    case 'added':
      return addedWords(told, context);
    case 'change':
      return t('offer.change', { change: changeWords(told.change, { ...context, before: now }) });
    case 'line': {
      const words = withNames(told.words, plan);
      const title = told.text === 'title' ? titleKey(told) : undefined;
      if (title !== undefined) return t(title, { words });
      return told.how === 'kind'
        ? t('offer.line.kind', { words, kind: t(`places.values.${told.block}`) })
        : t(`offer.line.${told.how}`, { words });
    }
  }
}

/** Undefined for what is told of a title as of any other line. */
function titleKey({ how }: Extract<Told, { kind: 'line' }>) {
  if (how === 'taken-out') return 'offer.planTitleGone';
  return how === 'written' || how === 'rewritten' || how === 'lost' ? 'offer.planTitle' : undefined;
}

function addedWords(
  { record, fields, related }: Extract<Told, { kind: 'added' }>,
  context: ToldContext,
): string {
  const { t, format } = context;
  const [name, ...more] = fields;
  const first = t(`offer.added.${record.root}`, {
    words: name === undefined ? '' : fieldValue(name, context),
  }).trimEnd();
  const lines = more.map((field) =>
    t('offer.field', { field: fieldWords(field.field, context), value: fieldValue(field, context) }),
  );
  const others = related.map((other: RecordAddress) => recordWords(other, context));
  // A target or a measure belongs to others; to the rest it is others that belong.
  const relation = record.root === 'targets' || record.root === 'measures' ? 'related' : 'connected';
  const end = others.length === 0 ? [] : [t(`offer.${relation}`, { others: format.list(others) })];
  return [first, ...lines, ...end].join('\n').trim();
}

function fieldValue({ field, value, isText }: ToldField, context: ToldContext): string {
  // Words of a text are what they are, also where they read like a date.
  return isText ? withNames(String(value), context.plan) : valueWords(value, { field }, context);
}

/** References as people read them. */
function withNames(words: string, plan: PlanSnapshot): string {
  return quoteParts(words)
    .map((part) => (typeof part === 'string' ? part : `@${recordName(plan, part)}`))
    .join('');
}
