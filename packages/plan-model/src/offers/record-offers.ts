import type { Scalar } from '../crossing.ts';
import { canHoldValue, type Proposal, readProposal, takesSuggestions } from '../discussion/proposal.ts';
import type { ThreadPlace } from '../discussion/thread-place.ts';
import { isUnreadable } from '../field.ts';
import { parseRecordAddress, RECORD_ROOTS, type RecordAddress, type RecordRoot } from '../ids.ts';
import { LINK_KIND_NAMES, LINK_KINDS } from '../link-kinds.ts';
import type { PlanChange } from '../plan-changes.ts';
import { textAddressOf } from '../plan-layout.ts';
import type { PlanSnapshot } from '../plan-snapshot.ts';
import { recordKind, THEIRS_TO_AGREE } from '../record-kinds.ts';
import { REFERENCE_FIELDS, REFERENCES } from '../references.ts';
import { recordMap, valueNow } from '../suggestion.ts';
import { holderOf } from '../yjs-items.ts';
import { nameOfId, readLines } from './line.ts';
import type { Offer, ToldField } from './offer.ts';
import type { ShelvedPlan } from './shelved-plan.ts';
import { textOffers } from './text-offers.ts';

/** What holds a record together and says nothing to anybody. */
const UNTOLD: ReadonlySet<string> = new Set([
  ...THEIRS_TO_AGREE,
  'order',
  'createdAt',
  'createdBy',
  'archivedAt',
]);
/** An id is no words: of a new record, what it names is told. */
const IDS: ReadonlySet<string> = new Set(['seriesId', 'libraryKey', ...REFERENCE_FIELDS]);

/** Every record, in the order in which the plan is read; of each kind those that were removed come last. */
export function recordsOf(plan: PlanSnapshot): readonly RecordAddress[] {
  return RECORD_ROOTS.flatMap((root) => {
    const ids = new Set([...plan[root].map(({ id }): string => id), ...plan[`${root}ById`].keys()]);
    return [...ids].flatMap((id) => parseRecordAddress(root, id) ?? []);
  });
}

/** What the person wrote into a record that is in the plan: its texts and its values. */
export function fieldOffers(shelved: ShelvedPlan, record: RecordAddress): readonly Offer[] {
  const { texts, fields } = recordKind(record.root);
  return [
    ...Object.keys(texts).flatMap((field) => {
      const address = textAddressOf(record, field);
      return address === undefined ? [] : textOffers(shelved, address);
    }),
    ...Object.keys(fields).flatMap((field) => valueOffer(shelved, record, field)),
  ];
}

function valueOffer(shelved: ShelvedPlan, record: RecordAddress, field: string): readonly Offer[] {
  const change = UNTOLD.has(field) ? undefined : changedValue(shelved, record, field);
  if (change === undefined) return [];
  const { before, after, id } = change;
  const place: ThreadPlace = { kind: 'field', record, field };
  const proposal: Proposal = { kind: 'value', value: after, base: before };
  const isProposal = canHoldValue(place, after) && !isUnreadable(readProposal(proposal));
  if (isProposal && takesSuggestions(record, field)) return [{ id, place, kind: 'suggestion', proposal }];
  const told: PlanChange = { kind: 'value', place: { kind: 'record', ...record, field }, before, after };
  return [{ id, place, kind: 'comment', told: { kind: 'change', change: told } }];
}

/** Whether the person changed what is for somebody else to say. */
export function changesWhatIsTheirs(shelved: ShelvedPlan, record: RecordAddress): boolean {
  return (
    record.root === 'actors' &&
    [...THEIRS_TO_AGREE].some((field) => changedValue(shelved, record, field) !== undefined)
  );
}

function changedValue(shelved: ShelvedPlan, record: RecordAddress, field: string) {
  const map = recordMap({ roots: shelved.mine }, record);
  const own = shelved.valueOfMine(map, field);
  const before = valueNow(shelved.now, { kind: 'field', record, field });
  if (own === undefined || own.value === before) return undefined;
  return { before, after: own.value, id: shelved.nameOfValue(map, field) };
}

const SECTION_OF = {
  goals: 'goals',
  indicators: 'goals',
  targets: 'goals',
  actors: 'community',
  measures: 'measures',
  causes: 'causes',
  evidence: 'causes',
  profiles: 'profiles',
  outcomes: 'outcomes',
  milestones: 'goals',
  measurements: 'progress',
  practices: 'practices',
  assessments: 'assessments',
  evaluations: 'evaluations',
  reviews: 'reviews',
} as const satisfies Record<RecordRoot, string>;

/** What became of whole records and of what they are to each other. */
export function changeOffer(shelved: ShelvedPlan, change: PlanChange): readonly Offer[] {
  switch (change.kind) {
    case 'added':
      return addedOffer(shelved, change.record);
    case 'removed':
    case 'restored':
    case 'moved': {
      const field = change.kind === 'moved' ? 'order' : 'archivedAt';
      const id = shelved.nameOfValue(recordMap({ roots: shelved.mine }, change.record), field);
      return [
        { id, place: placeOf(shelved, change.record), kind: 'comment', told: { kind: 'change', change } },
      ];
    }
    case 'related':
    case 'parted':
    case 'shifted': {
      // One for each pair, however often it is made and parted.
      const id = `${change.kind}.${change.record.id}.${change.other.id}`;
      return [
        { id, place: placeOf(shelved, change.record), kind: 'comment', told: { kind: 'change', change } },
      ];
    }
    // Told field by field.
    case 'text':
    case 'value':
      return [];
  }
}

function placeOf({ now }: ShelvedPlan, record: RecordAddress): ThreadPlace {
  return recordMap(now, record) === undefined
    ? { kind: 'section', section: SECTION_OF[record.root] }
    : { kind: 'record', record };
}

function addedOffer(shelved: ShelvedPlan, record: RecordAddress): readonly Offer[] {
  const merged = shelved.merged.snapshot();
  // What is counted comes with the target that counts it.
  const isCounted = merged.targets.some(
    ({ id, indicatorId }) => indicatorId === record.id && !shelved.now.snapshot().targetsById.has(id),
  );
  const related = relatedTo(shelved, record);
  if (record.root === 'indicators' && isCounted && related.length === 0) return [];
  const goal = related.find((other) => other.root === 'goals');
  const isUnderGoal = record.root === 'targets' && goal && recordMap(shelved.now, goal) !== undefined;
  const place = isUnderGoal ? ({ kind: 'record', record: goal } as const) : placeOf(shelved, record);
  const holder = holderOf(recordMap(shelved.merged, record));
  const id = `a${holder === null ? record.id : nameOfId(holder.id)}`;
  const counted = record.root === 'targets' ? merged.targetsById.get(record.id)?.indicatorId : undefined;
  const indicator =
    counted === undefined || isUnreadable(counted) ? undefined : { root: 'indicators' as const, id: counted };
  // An indicator that is in the plan already is only named.
  const isNewIndicator = indicator !== undefined && recordMap(shelved.now, indicator) === undefined;
  const fields = [
    ...(indicator === undefined
      ? []
      : toldFields(shelved, indicator).slice(0, isNewIndicator ? undefined : 1)),
    ...toldFields(shelved, record),
  ];
  return [{ id, place, kind: 'comment', told: { kind: 'added', record, fields, related } }];
}

function toldFields({ merged }: ShelvedPlan, record: RecordAddress): readonly ToldField[] {
  const { fields, texts } = recordKind(record.root);
  const told = (field: string, value: Scalar, isText: boolean): readonly ToldField[] =>
    value === null || value === '' ? [] : [{ field, value, isText }];
  const written = Object.keys(texts).flatMap((field) => told(field, wordsAt(merged, record, field), true));
  const values = Object.keys(fields)
    .filter((field) => !UNTOLD.has(field) && !IDS.has(field))
    .flatMap((field) => told(field, valueNow(merged, { kind: 'field', record, field }), false));
  return 'name' in fields ? [...values, ...written] : [...written, ...values];
}

function wordsAt(plan: ShelvedPlan['merged'], record: RecordAddress, field: string): string {
  const address = textAddressOf(record, field);
  const fragment = address && plan.fragment(address);
  const lines = fragment && readLines(fragment);
  if (lines !== undefined)
    return lines
      .map(({ words }) => words)
      .join('\n')
      .trim();
  const snapshot: Readonly<Record<string, unknown>> | undefined = recordSnapshot(plan.snapshot(), record);
  const text = snapshot?.[field];
  const isText = typeof text === 'object' && text !== null && 'plainText' in text;
  return isText && typeof text.plainText === 'string' ? text.plainText : '';
}

function recordSnapshot(
  plan: PlanSnapshot,
  { root, id }: RecordAddress,
): Readonly<Record<string, unknown>> | undefined {
  const table: ReadonlyMap<string, Readonly<Record<string, unknown>>> = plan[`${root}ById`];
  return table.get(id);
}

/** What it belongs to; of what belongs to it that which is in the plan: the rest is new and says so itself. */
function relatedTo({ now, merged }: ShelvedPlan, record: RecordAddress): readonly RecordAddress[] {
  const { links } = merged.snapshot();
  const named = (root: RecordRoot, ids: readonly string[] = []): readonly RecordAddress[] =>
    ids.flatMap((id) => parseRecordAddress(root, id) ?? []);
  const inPlan = (records: readonly RecordAddress[]): readonly RecordAddress[] =>
    records.filter((other) => recordMap(now, other) !== undefined);
  const ends = LINK_KIND_NAMES.flatMap((kind) => {
    const { from, to, lists } = LINK_KINDS[kind];
    const [forward, back] = lists.map((name): ReadonlyMap<string, readonly string[]> => links[name]);
    return [
      ...(record.root === from ? named(to, forward?.get(record.id)) : []),
      ...(record.root === to ? inPlan(named(from, back?.get(record.id))) : []),
    ];
  });
  return [...ends, ...inPlan(referencedBy(merged.snapshot(), record))];
}

/** The records that it names in a field, but for the indicator of a target, which is told with it. */
function referencedBy(plan: PlanSnapshot, record: RecordAddress): readonly RecordAddress[] {
  const values = recordSnapshot(plan, record);
  return REFERENCES.filter(({ root }) => root === record.root && root !== 'targets').flatMap(
    ({ field, to }) => parseRecordAddress(to, String(values?.[field])) ?? [],
  );
}
