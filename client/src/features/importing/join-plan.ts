import {
  type IsoDate,
  isOfTooFew,
  isUnreadable,
  type LinkKind,
  type PlanSnapshot,
  parseRecordId,
} from '@holdfast/plan-model';

import { boundsOf, isBeyond } from '../../session/bounds.ts';
import { isAboutTooFew } from '../../session/measured-numbers.ts';
import { lineOf } from '../../session/record-name.ts';
import type { ImportField, ImportKind, NamedRoot } from './columns.ts';
import type { Finding, Said } from './finding.ts';
import type { ImportSettings } from './import-settings.ts';
import { foldName, type NamesInPlan } from './names-in-plan.ts';
import type { RowReading } from './read-row.ts';
import { type ReadyWords, unitOf } from './ready-words.ts';

/** A record that a row names: one of the plan, or one that comes with the table. */
export type Named = { readonly id: string } | { readonly newName: string };

/** A row as it would come into the plan. */
export interface JoinedRow {
  readonly reading: RowReading;
  readonly findings: readonly Finding[];
  readonly indicator: Named | undefined;
  readonly links: readonly { readonly link: LinkKind; readonly to: Named }[];
  /** The record of the plan that is the same. */
  readonly sameId: string | undefined;
  readonly fate: 'add' | 'update' | 'skip' | 'out';
}

export interface NewName {
  readonly root: NamedRoot;
  /** As the first row that names it writes it. */
  readonly name: string;
  /** Names it among the new ones. */
  readonly key: string;
  readonly row: RowReading;
}

export interface JoinContext {
  readonly plan: PlanSnapshot;
  readonly names: NamesInPlan;
  readonly settings: ImportSettings;
  readonly words: ReadyWords;
  readonly today: IsoDate;
}

/** Lays rows beside the plan: whom they name, what of them is there already, and what cannot be meant. */
export function joinPlan(
  readings: readonly RowReading[],
  context: JoinContext,
): { readonly rows: readonly JoinedRow[]; readonly newNames: readonly NewName[] } {
  const newNames = new Map<string, NewName>();
  const inPlan = keysOfPlan(context.plan, context.settings.kind);
  const inTable = new Map<string, number>();
  const told = new Set<string>();
  const rows = readings.map((reading) => {
    const joined = joinNames(reading, context, told);
    const key = keyOfRow(reading, joined.indicator, context.settings.kind);
    const sameRow = key === undefined ? undefined : inTable.get(key);
    // The first row of a table takes the place of what is there; the next would silently take the place of that row.
    const isTaken = sameRow !== undefined && context.settings.duplicates === 'update';
    const sameId = key === undefined || isTaken ? undefined : inPlan.get(key);
    const findings = [...joined.findings, ...contradictions(reading, joined.indicator, context)];
    if (lacksNumber(findings, reading, context))
      findings.push({ ...cellOf('value', context.settings), severity: 'error', said: { kind: 'missing' } });
    if (sameId !== undefined && staysHidden(reading, sameId, context))
      findings.push({
        ...cellOf('value', context.settings),
        severity: 'remark',
        said: { kind: 'fewPeople' },
      });
    if (sameId !== undefined) findings.push(ofKey(context, { kind: 'inPlan' }));
    else if (sameRow !== undefined) findings.push(ofKey(context, { kind: 'inTable', row: sameRow + 1 }));
    const isSame = sameId !== undefined || sameRow !== undefined;
    const fate = fateOf({ findings, isSame, sameId }, context.settings);
    if (key !== undefined && fate !== 'out' && sameRow === undefined) inTable.set(key, reading.at);
    if (fate === 'add' || fate === 'update') for (const each of joined.fresh) note(newNames, each);
    return { reading, findings, indicator: joined.indicator, links: joined.links, sameId, fate };
  });
  return { rows, newNames: [...newNames.values()] };
}

function note(newNames: Map<string, NewName>, fresh: NewName): void {
  if (!newNames.has(fresh.key)) newNames.set(fresh.key, fresh);
}

function fateOf(
  row: {
    readonly findings: readonly Finding[];
    readonly isSame: boolean;
    readonly sameId: string | undefined;
  },
  { duplicates }: ImportSettings,
): JoinedRow['fate'] {
  if (row.findings.some(({ severity }) => severity === 'error')) return 'out';
  if (!row.isSame || duplicates === 'add') return 'add';
  return duplicates === 'update' && row.sameId !== undefined ? 'update' : 'skip';
}

interface JoinedNames extends Pick<JoinedRow, 'findings' | 'indicator' | 'links'> {
  readonly fresh: readonly NewName[];
}

/** A new name is a remark where it stands first: it is one thing to look at, however many rows name it. */
function joinNames(reading: RowReading, context: JoinContext, told: Set<string>): JoinedNames {
  const { names, settings } = context;
  const findings: Finding[] = [...reading.findings];
  const fresh: NewName[] = [];
  /** What a name of a cell stands for, unless it is left out. */
  function find(name: string, root: NamedRoot, cell: Pick<Finding, 'field' | 'column'>): Named | undefined {
    const found = names.find(root, name);
    if (found !== undefined) {
      if (!found.isOnly) findings.push({ ...cell, severity: 'remark', said: { kind: 'sameName', name } });
      return { id: found.id };
    }
    if (settings.unknownNames === 'leave') {
      const severity = root === 'indicators' ? 'error' : 'remark';
      findings.push({ ...cell, severity, said: { kind: 'leftName', root, name } });
      return undefined;
    }
    const key = `${root} ${foldName(name)}`;
    if (!told.has(key)) findings.push({ ...cell, severity: 'remark', said: { kind: 'newName', root, name } });
    told.add(key);
    fresh.push({ root, name, key, row: reading });
    return { newName: key };
  }
  const links = reading.named.flatMap(({ names: each, root, link, field, column }) =>
    each.flatMap((name) => {
      const to = find(name, root, { field, column });
      return to === undefined ? [] : [{ link, to }];
    }),
  );
  const indicator =
    reading.indicator === undefined
      ? undefined
      : find(reading.indicator, 'indicators', cellOf('indicatorId', settings));
  return { findings, indicator, links, fresh };
}

/** What each reading by itself does not show: days, units and bounds that do not go together. */
function contradictions(
  { values, units, isFew }: RowReading,
  indicator: Named | undefined,
  { plan, settings, words, today }: JoinContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  const remark = (field: ImportField, said: Said): void => {
    findings.push({ ...cellOf(field, settings), severity: 'remark', said });
  };
  const isBefore = (end: unknown, start: unknown): boolean =>
    typeof end === 'string' && typeof start === 'string' && end < start;
  if (isBefore(values.end, values.start)) remark('end', { kind: 'endBeforeStart' });
  if (isBefore(values.deadline, values.baselineDate)) remark('deadline', { kind: 'endBeforeStart' });
  if (isBefore(today, values.date)) remark('date', { kind: 'dayToCome' });
  if (values.contact !== undefined && values.consentToList !== true) remark('contact', { kind: 'noConsent' });
  const known = indicator !== undefined && 'id' in indicator ? indicatorOf(plan, indicator.id) : undefined;
  const unit = known === undefined ? (values.unit ?? unitOf(units, words)) : known.unit;
  const said = values.unit ?? unitOf(units, words);
  if (known !== undefined && said !== undefined && said !== known.unit) {
    const field = values.unit === undefined ? NUMBERS.find((each) => values[each] !== undefined) : 'unit';
    if (field !== undefined) remark(field, { kind: 'otherUnit' });
  }
  const own = { min: known?.min ?? null, max: known?.max ?? null };
  const bounds = boundsOf({ unit, ...own });
  const isShare = unit === '%' && own.min === null && own.max === null;
  for (const field of NUMBERS) {
    const number = values[field];
    if (typeof number !== 'number' || !isBeyond(number, bounds)) continue;
    remark(field, isShare ? { kind: 'beyondPercent' } : { kind: 'beyondBounds', ...bounds });
  }
  if (!isFew && isOfTooFew(values.people, known?.minCell)) remark('people', { kind: 'fewPeople' });
  return findings;
}

/** Whether the cell of what was measured is empty, and nothing says that it is so because of too few people. */
function lacksNumber(
  findings: readonly Finding[],
  { values }: RowReading,
  { settings }: JoinContext,
): boolean {
  if (!settings.mapping.includes('value') || values.value !== undefined) return false;
  return !findings.some(({ field, said }) => field === 'value' || said.kind === 'fewPeople');
}

/** Whether a number would come in place of one about too few people, and nothing says that it is about more. */
function staysHidden(
  { values, isFew }: RowReading,
  sameId: string,
  { plan, settings }: JoinContext,
): boolean {
  if (settings.duplicates !== 'update' || isFew || values.people !== undefined) return false;
  const id = parseRecordId('measurements', sameId);
  const same = id === undefined ? undefined : plan.measurementsById.get(id);
  if (same === undefined || isUnreadable(same.indicatorId)) return false;
  return isAboutTooFew(same, plan.indicatorsById.get(same.indicatorId));
}

const NUMBERS = ['baselineValue', 'targetValue', 'value'] as const;

function indicatorOf(plan: PlanSnapshot, id: string) {
  const parsed = parseRecordId('indicators', id);
  return parsed === undefined ? undefined : plan.indicatorsById.get(parsed);
}

function cellOf(field: ImportField, { mapping }: ImportSettings): Pick<Finding, 'field' | 'column'> {
  const column = mapping.indexOf(field);
  return { field, column: column < 0 ? undefined : column };
}

/** What a row is called by, in each kind. */
const KEY_FIELD = {
  measures: 'title',
  targets: 'indicatorId',
  actors: 'name',
  measurements: 'date',
} as const satisfies Record<ImportKind, ImportField>;

function ofKey({ settings }: JoinContext, said: Said): Finding {
  return { ...cellOf(KEY_FIELD[settings.kind], settings), severity: 'remark', said };
}

/** Two rows with the same key are about the same thing. */
function keyOfRow(
  { values, texts }: RowReading,
  indicator: Named | undefined,
  kind: ImportKind,
): string | undefined {
  if (kind === 'measures') return texts.title === undefined ? undefined : foldName(texts.title);
  if (kind === 'actors') return typeof values.name === 'string' ? foldName(values.name) : undefined;
  if (indicator === undefined) return undefined;
  const name = 'id' in indicator ? indicator.id : indicator.newName;
  if (kind === 'targets') return keyOf(name, values.deadline);
  return values.date === undefined ? undefined : keyOf(name, values.date, values.breakdown);
}

function keyOf(...parts: readonly unknown[]): string {
  return parts.map((part) => (typeof part === 'string' ? foldName(part) : '')).join('|');
}

function keysOfPlan(plan: PlanSnapshot, kind: ImportKind): ReadonlyMap<string, string> {
  switch (kind) {
    case 'measures':
      return new Map(plan.measures.map(({ id, title }) => [foldName(lineOf(title)), id]));
    case 'actors':
      return new Map(plan.actors.map(({ id, name }) => [foldName(lineOf(name)), id]));
    case 'targets':
      return new Map(plan.targets.map((each) => [keyOf(each.indicatorId, each.deadline), each.id]));
    case 'measurements':
      return new Map(
        plan.measurements.map((each) => [keyOf(each.indicatorId, each.date, each.breakdown), each.id]),
      );
  }
}
