import type * as Y from 'yjs';

import {
  choiceField,
  dateField,
  type Field,
  flagField,
  integerField,
  isUnreadable,
  optional,
  parsedField,
  textField,
  type Unreadable,
} from './field.ts';
import type { IsoDate } from './iso-date.ts';
import { schemaVersionField } from './plan-layout.ts';
import { ACTOR_GROUPS, type ActorGroup, PLAN_STATUSES, type PlanStatus } from './record-vocabulary.ts';

/** The rules of the check are called `R01` to `R39`. */
const LAST_RULE = 39;
const RULE_CODES = Array.from({ length: LAST_RULE }, (_, index) => `R${String(index + 1).padStart(2, '0')}`);

/** The code of a country, ISO 3166-1 alpha-2. Does not look whether there is such a country. */
const countryField = parsedField((text) => (/^[A-Z]{2}$/.test(text) ? text : undefined));

const reasonField = optional(textField(1000));

/** The scalars of the root map `meta`, by their persisted names. */
export const META_FIELDS = {
  schemaVersion: optional(schemaVersionField),
  periodStart: optional(dateField),
  periodEnd: optional(dateField),
  institution: optional(textField(200)),
  /** What the plan is about, in a few plain sentences for everybody. */
  publicSummary: optional(textField(2000)),
  country: optional(countryField),
  /** The region, in words. */
  region: optional(textField(200)),
  status: optional(choiceField(PLAN_STATUSES)),
  /** When the community adopted it. */
  adoptedOn: optional(dateField),
  /** How often the community looks at the plan. */
  reviewEveryMonths: optional(integerField(1, 60)),
  /** In which languages the plan is offered, in words. */
  languages: optional(textField(200)),
  /** A made-up plan, to look at. */
  isExample: optional(flagField),
  /** `absent:<group>`: why this group is not needed for this plan. An empty reason is none. */
  ...reasons<`absent:${ActorGroup}`>(ACTOR_GROUPS.map((group) => `absent:${group}` as const)),
  /** `waived:<rule>`: why a recommendation does not apply here. */
  ...reasons<`waived:R${number}`>(RULE_CODES.map((code) => `waived:${code}` as `waived:R${number}`)),
};
export type MetaField = keyof typeof META_FIELDS;

type MetaValue = string | number | boolean | null | undefined;

/** What can be set of a plan as a whole. */
export type MetaPatch = {
  readonly [Field in Exclude<MetaField, 'schemaVersion'>]?: MetaValue;
} & { readonly [waived: `waived:R${number}`]: string | null | undefined };

function reasons<Name extends string>(names: readonly Name[]): Readonly<Record<Name, typeof reasonField>> {
  // One for each name, which is what the type says.
  return Object.fromEntries(names.map((name) => [name, reasonField])) as unknown as Readonly<
    Record<Name, typeof reasonField>
  >;
}

export interface PeriodSnapshot {
  readonly start: Field<IsoDate | null>;
  readonly end: Field<IsoDate | null>;
}

export function readPeriod(meta: Y.Map<unknown>, before: PeriodSnapshot | undefined): PeriodSnapshot {
  const start = META_FIELDS.periodStart(meta.get('periodStart'));
  const end = META_FIELDS.periodEnd(meta.get('periodEnd'));
  return before?.start === start && before.end === end ? before : Object.freeze({ start, end });
}

/** What is said of a plan as a whole, beside its period. The same object until something of it changes. */
export interface StandingSnapshot {
  readonly publicSummary: Field<string | null>;
  readonly country: Field<string | null>;
  readonly region: Field<string | null>;
  readonly status: Field<PlanStatus | null>;
  readonly adoptedOn: Field<IsoDate | null>;
  readonly reviewEveryMonths: Field<number | null>;
  readonly languages: Field<string | null>;
  readonly isExample: boolean;
  /** The groups that this plan does without, with the reasons. */
  readonly absentGroups: ReadonlyMap<ActorGroup, string>;
  /** The rules that do not apply here, by their codes, with the reasons. */
  readonly waivedRules: ReadonlyMap<string, string>;
}

/** Those of them that are single values. */
export const STANDING_FIELDS = [
  'publicSummary',
  'country',
  'region',
  'status',
  'adoptedOn',
  'reviewEveryMonths',
  'languages',
] as const satisfies readonly MetaField[];

export function readStanding(meta: Y.Map<unknown>, before: StandingSnapshot | undefined): StandingSnapshot {
  const standing: StandingSnapshot = {
    publicSummary: META_FIELDS.publicSummary(meta.get('publicSummary')),
    country: META_FIELDS.country(meta.get('country')),
    region: META_FIELDS.region(meta.get('region')),
    status: META_FIELDS.status(meta.get('status')),
    adoptedOn: META_FIELDS.adoptedOn(meta.get('adoptedOn')),
    reviewEveryMonths: META_FIELDS.reviewEveryMonths(meta.get('reviewEveryMonths')),
    languages: META_FIELDS.languages(meta.get('languages')),
    isExample: META_FIELDS.isExample(meta.get('isExample')) === true,
    absentGroups: reasonsIn<ActorGroup>(meta, 'absent:', ACTOR_GROUPS),
    waivedRules: reasonsIn(meta, 'waived:', RULE_CODES),
  };
  const isSame =
    before !== undefined &&
    STANDING_FIELDS.every((field) => isSameValue(before[field], standing[field])) &&
    before.isExample === standing.isExample &&
    isSameMap(before.absentGroups, standing.absentGroups) &&
    isSameMap(before.waivedRules, standing.waivedRules);
  return isSame ? before : Object.freeze(standing);
}

function reasonsIn<Name extends string>(
  meta: Y.Map<unknown>,
  prefix: string,
  names: readonly Name[],
): ReadonlyMap<Name, string> {
  return new Map(
    names.flatMap((name): readonly (readonly [Name, string])[] => {
      const reason = reasonField(meta.get(`${prefix}${name}`));
      return typeof reason === 'string' && reason.trim() !== '' ? [[name, reason]] : [];
    }),
  );
}

function isSameValue(a: Field<unknown>, b: Field<unknown>): boolean {
  return isUnreadable(a) && isUnreadable(b) ? a.raw === b.raw : a === b;
}

function isSameMap(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** The scalars that cannot be read, with what stands there. */
export function unreadableMeta(meta: Y.Map<unknown>): readonly (readonly [MetaField, Unreadable])[] {
  // The names of its own table.
  const fields = Object.entries(META_FIELDS) as unknown as readonly (readonly [
    MetaField,
    (raw: unknown) => unknown,
  ])[];
  return fields.flatMap(([field, read]): readonly (readonly [MetaField, Unreadable])[] => {
    const value = read(meta.get(field));
    return isUnreadable(value) ? [[field, value]] : [];
  });
}
