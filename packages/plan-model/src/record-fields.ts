import {
  type FieldReader,
  flagField,
  integerField,
  numberField,
  optional,
  parsedField,
  textField,
  timestampField,
} from './field.ts';
import { parseRecordId, type RecordIds, type RecordRoot } from './ids.ts';
import { orderField } from './order.ts';
import { type Dimension, DIMENSIONS, MOST_PEOPLE } from './record-vocabulary.ts';

export const quantity = numberField(-1e15, 1e15);

/** A set of choices, one flag for each, so that two people who choose at once both get what they chose. */
type Flags<Prefix extends string, Choice extends string> = {
  readonly [Each in Choice as `${Prefix}:${Each}`]: FieldReader<boolean | null>;
};
export function flags<Prefix extends string, Choice extends string>(
  prefix: Prefix,
  choices: readonly Choice[],
): Flags<Prefix, Choice> {
  // One flag for each choice, which is what the type says.
  return Object.fromEntries(
    choices.map((choice) => [`${prefix}:${choice}`, optional(flagField)]),
  ) as unknown as Flags<Prefix, Choice>;
}

/** What learners of a profile need, a few words for each dimension. */
type Needs = { readonly [Each in Dimension as `need:${Each}`]: FieldReader<string | null> };
// One for each dimension, which is what the type says.
export const needs = Object.fromEntries(
  DIMENSIONS.map((dimension) => [`need:${dimension}`, optional(textField(500))]),
) as unknown as Needs;

/** The id of another record. */
export function idOf<Root extends RecordRoot>(root: Root): FieldReader<RecordIds[Root]> {
  return parsedField((text) => parseRecordId(root, text));
}

export const peopleField = integerField(0, MOST_PEOPLE);

/** When a record was archived; absent while it is in use. */
export const archivedAtField = optional(timestampField);

/** What every record has. */
export const commonFields = {
  order: orderField,
  createdAt: timestampField,
  createdBy: textField(64, 1),
  archivedAt: archivedAtField,
};
