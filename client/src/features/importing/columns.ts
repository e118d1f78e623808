import {
  ACTOR_GROUPS,
  ACTOR_KINDS,
  DIRECTIONS,
  type LinkKind,
  MEASURE_PHASES,
  MEASURE_STATUSES,
  MEASURE_TYPES,
  UNITS,
} from '@holdfast/plan-model';

import type { TableKind } from '../../session/import-request.ts';

/** What a table can hold a row for each of. */
export const IMPORT_KINDS: readonly TableKind[] = ['measures', 'targets', 'actors', 'measurements'];
export type ImportKind = TableKind;

/** What the cells of a column are read as. */
export type ColumnRule = { readonly isNeeded?: true } & (
  | { readonly as: 'value' | 'text' | 'number' | 'money' | 'flag' }
  | { readonly as: 'date'; readonly day: 'first' | 'last' }
  | { readonly as: 'choice'; readonly choices: readonly string[] }
  /** The one indicator that a row is about. */
  | { readonly as: 'indicator' }
  /** Other records, each by its name. */
  | { readonly as: 'names'; readonly root: NamedRoot; readonly link: LinkKind }
);
/** What can be added along with a row that names it. */
export type NamedRoot = 'goals' | 'actors' | 'causes' | 'indicators';

const first = { as: 'date', day: 'first' } as const;
const last = { as: 'date', day: 'last' } as const;
const value = { as: 'value' } as const;
const text = { as: 'text' } as const;
const number = { as: 'number' } as const;
const unit = { as: 'choice', choices: UNITS } as const;
const indicatorId = { as: 'indicator', isNeeded: true } as const;
const actors = (link: LinkKind) => ({ as: 'names', root: 'actors', link }) as const;

/**
 * The fields of a row, by the names that they have in the plan, in the order in which they are offered. The first is what
 * the row is called.
 */
const COLUMNS = {
  measures: {
    title: { ...text, isNeeded: true },
    what: text,
    status: { as: 'choice', choices: MEASURE_STATUSES },
    start: first,
    end: last,
    actorsOfMeasure: actors('responsible'),
    accountableOfMeasure: actors('accountable'),
    consultedOfMeasure: actors('consulted'),
    informedOfMeasure: actors('informed'),
    goalsOfMeasure: { as: 'names', root: 'goals', link: 'serves' },
    causesOfMeasure: { as: 'names', root: 'causes', link: 'addresses' },
    type: { as: 'choice', choices: MEASURE_TYPES },
    phase: { as: 'choice', choices: MEASURE_PHASES },
    resources: value,
    budget: { as: 'money' },
  },
  targets: {
    indicatorId,
    unit,
    direction: { as: 'choice', choices: DIRECTIONS },
    baselineValue: number,
    baselineDate: first,
    targetValue: number,
    deadline: last,
    collectBy: last,
    goalsOfTarget: { as: 'names', root: 'goals', link: 'goal' },
    causesOfTarget: { as: 'names', root: 'causes', link: 'causedBy' },
    accountableOfTarget: actors('targetHeldBy'),
    rationale: text,
  },
  actors: {
    name: { ...value, isNeeded: true },
    group: { as: 'choice', choices: ACTOR_GROUPS, isNeeded: true },
    kind: { as: 'choice', choices: ACTOR_KINDS },
    role: text,
    consentToList: { as: 'flag' },
    contact: value,
    area: value,
    hours: value,
    referral: value,
    languages: value,
    checkedOn: first,
  },
  measurements: {
    indicatorId,
    date: { ...first, isNeeded: true },
    value: number,
    unit,
    people: number,
    breakdown: value,
    note: value,
  },
} as const satisfies Record<ImportKind, Readonly<Record<string, ColumnRule>>>;

type FieldOf<Kind extends ImportKind> = keyof (typeof COLUMNS)[Kind] & string;
export type ImportField = { [Kind in ImportKind]: FieldOf<Kind> }[ImportKind];

/** The fields of a kind with their rules, in their order. */
export function columnsOf(kind: ImportKind): readonly (readonly [ImportField, ColumnRule])[] {
  // Exactly the fields that stand above.
  return Object.entries(COLUMNS[kind]) as unknown as readonly (readonly [ImportField, ColumnRule])[];
}
