import { type IsoDate, parseIsoDate } from './iso-date.ts';

/** A value that stands in the document and cannot be shown as what its field means. It is displayed, never repaired. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly why: 'missing' | 'wrong-type' | 'out-of-range' | 'too-long' | 'unknown-value';
  /** The value in short, for people to see. */
  readonly raw: string;
}

export type Field<Value> = Value | Unreadable;

/** Reads one field of a record that another version, or an attacker, may have written. Never throws. */
export type FieldReader<Value> = (raw: unknown) => Field<Value>;

export function isUnreadable(field: unknown): field is Unreadable {
  return typeof field === 'object' && field !== null && 'kind' in field && field.kind === 'unreadable';
}

export function unreadable(why: Unreadable['why'], raw: unknown): Unreadable {
  return Object.freeze({ kind: 'unreadable', why, raw: shortRaw(raw) });
}

/** The field may be absent from its record, which reads as null: "not known yet". */
export function optional<Value>(read: FieldReader<Value>): FieldReader<Value | null> {
  return (raw) => (raw === undefined || raw === null ? null : read(raw));
}

export function textField(maxLength: number, minLength = 0): FieldReader<string> {
  return (raw) => {
    if (typeof raw !== 'string') return wrongType(raw);
    if (raw.length > maxLength) return unreadable('too-long', raw);
    return raw.length < minLength ? unreadable('out-of-range', raw) : raw;
  };
}

export function numberField(min: number, max: number): FieldReader<number> {
  return (raw) => {
    if (typeof raw !== 'number') return wrongType(raw);
    return raw >= min && raw <= max ? raw : unreadable('out-of-range', raw);
  };
}

export function integerField(min: number, max: number): FieldReader<number> {
  const read = numberField(min, max);
  return (raw) =>
    typeof raw === 'number' && !Number.isInteger(raw) ? unreadable('out-of-range', raw) : read(raw);
}

/** Yes or no. */
export const flagField: FieldReader<boolean> = (raw) => (typeof raw === 'boolean' ? raw : wrongType(raw));

export function choiceField<Choice extends string>(choices: readonly Choice[]): FieldReader<Choice> {
  return (raw) => {
    if (typeof raw !== 'string') return wrongType(raw);
    return choices.find((choice) => choice === raw) ?? unreadable('unknown-value', raw);
  };
}

/** For values with a parse function of their own. */
export function parsedField<Value>(parse: (text: string) => Value | undefined): FieldReader<Value> {
  return (raw) => {
    if (typeof raw !== 'string') return wrongType(raw);
    return parse(raw) ?? unreadable('unknown-value', raw);
  };
}

export const dateField: FieldReader<IsoDate> = parsedField(parseIsoDate);

/** Milliseconds since 1970, up to the year 9999. */
export const timestampField: FieldReader<number> = integerField(0, 253_402_300_799_999);

const RAW_LENGTH = 60;

function wrongType(raw: unknown): Unreadable {
  return unreadable(raw === undefined ? 'missing' : 'wrong-type', raw);
}

/** Without the first half of a character whose second half is cut off. */
function beginning(text: string): string {
  return text.slice(0, RAW_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}

/** Looks no deeper than the value itself: what it holds may be huge or endlessly nested. */
function shortRaw(raw: unknown): string {
  if (typeof raw === 'string') return raw.length > RAW_LENGTH ? `${beginning(raw)}…` : raw;
  if (typeof raw === 'number' || typeof raw === 'boolean' || typeof raw === 'bigint') return String(raw);
  if (raw === null) return 'null';
  return Array.isArray(raw) ? 'list' : typeof raw;
}
