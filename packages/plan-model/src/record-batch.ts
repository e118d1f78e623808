import { transactEdit } from './edit.ts';
import { isUnreadable } from './field.ts';
import { parseRecordId, type RecordAddress, type RecordIds, type RecordRoot } from './ids.ts';
import { type Link, linkEnds } from './link-kinds.ts';
import { orderBetween } from './order.ts';
import type { Plan } from './plan.ts';
import {
  addRecords,
  endOrder,
  getRecordMap,
  type Place,
  prepareChange,
  type PreparedChange,
  prepareRecord,
  type PreparedRecord,
  writeChanges,
} from './record-edits.ts';
import { type NewValues, RECORD_KINDS, type RecordPatch, type TextFieldOf } from './record-kinds.ts';
import { LEAST_PEOPLE } from './record-vocabulary.ts';
import { REFERENCES } from './references.ts';

export interface NewRecord<Root extends RecordRoot> {
  readonly values: NewValues<Root>;
  readonly texts?: Partial<Record<TextFieldOf<Root>, string>>;
  readonly place?: Place<Root> | undefined;
  /** What it is to records that are there. They come and go with it. */
  readonly links?: (id: RecordIds[Root]) => readonly Link[];
}

/** What is written together. Nothing of it is, when anything of it cannot stand: then `add` or `set` throws. */
export interface RecordBatch {
  /** A new record. What it names stands in the plan, or came before it in this batch. */
  add<Root extends RecordRoot>(root: Root, record: NewRecord<Root>): RecordIds[Root];
  /** Other values of a record that stands in the plan. */
  set<Root extends RecordRoot>(
    root: Root,
    change: { readonly id: RecordIds[Root]; readonly patch: RecordPatch<Root> },
  ): void;
}

/**
 * Adds records of any kinds, and sets values of others, as one step: all or none, and taken back together. Answers what
 * `fill` answers.
 */
export function addManyRecords<Answer>(plan: Plan, fill: (batch: RecordBatch) => Answer): Answer {
  const batch = new Batch(plan);
  const answer = fill(batch);
  batch.write();
  return answer;
}

/** Whether a number about so many people is not written down, by the bound of its indicator. */
export function isOfTooFew(people: unknown, minCell: unknown): boolean {
  return typeof people === 'number' && people < leastPeopleOf({ minCell });
}

/** About how many people a number of an indicator must be, at the least, to be written down and shown. */
export function leastPeopleOf({ minCell }: { readonly minCell: unknown }): number {
  return typeof minCell === 'number' ? minCell : LEAST_PEOPLE;
}

class Batch implements RecordBatch {
  readonly #plan: Plan;
  readonly #records = new Map<string, PreparedRecord>();
  /** What stands in the new records, which cannot be read before they are written. */
  readonly #values = new Map<string, object>();
  readonly #links: Link[] = [];
  readonly #changes: PreparedChange[] = [];
  /** The last key of each kind, with what this batch adds: reading them all for each record would take minutes. */
  readonly #ends = new Map<RecordRoot, string | null>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  add<Root extends RecordRoot>(root: Root, record: NewRecord<Root>): RecordIds[Root] {
    const { texts = {}, place, links } = record;
    const values = this.#withoutFew(root, record.values, {});
    const prepared = prepareRecord(this.#plan, root, { values, texts, place }, this.#nextOrder(root, place));
    this.#checkNamed(root, values);
    // It may be named by what follows, and by its own links.
    this.#records.set(prepared.id, prepared);
    this.#values.set(prepared.id, values);
    for (const link of links?.(prepared.id) ?? []) {
      for (const end of Object.values(linkEnds(link))) this.#checkThere(end);
      this.#links.push(link);
    }
    return prepared.id;
  }

  set<Root extends RecordRoot>(
    root: Root,
    { id, patch }: { readonly id: RecordIds[Root]; readonly patch: RecordPatch<Root> },
  ): void {
    const map = getRecordMap(this.#plan, root, id);
    const whole = this.#withoutFew(root, patch, Object.fromEntries(map));
    this.#checkNamed(root, whole);
    const prepared = prepareChange(this.#plan, root, { id, patch: whole });
    if (prepared.changed.length > 0) this.#changes.push(prepared);
  }

  write(): void {
    if (this.#records.size > 0) {
      addRecords(this.#plan, [...this.#records.values()], this.#links, this.#changes);
    } else if (this.#changes.length > 0) {
      transactEdit(this.#plan, 'edit', () => writeChanges(this.#changes));
    }
  }

  #nextOrder<Root extends RecordRoot>(root: Root, place: Place<Root> | undefined): string | undefined {
    if (place !== undefined) return undefined;
    const end = this.#ends.get(root) ?? endOrder(this.#plan, root);
    const next = orderBetween(end, null, this.#plan.ports.random);
    this.#ends.set(root, next);
    return next;
  }

  #checkNamed(root: RecordRoot, values: object): void {
    const written = new Map<string, unknown>(Object.entries(values));
    for (const { field, to } of REFERENCES.filter((each) => each.root === root)) {
      const value = written.get(field);
      const id = typeof value === 'string' ? parseRecordId(to, value) : undefined;
      if (id !== undefined && !this.#records.has(id)) getRecordMap(this.#plan, to, id);
    }
  }

  #checkThere({ root, id }: RecordAddress): void {
    if (!this.#records.has(id)) getRecordMap(this.#plan, root, id);
  }

  /**
   * The values without a number about fewer people than its indicator allows, and without how many they are: it is
   * written that there is one, and the number itself never enters the document. What is hidden stays so until it is said
   * that it is about enough people.
   */
  #withoutFew<Values extends object>(root: RecordRoot, values: Values, before: object): Values {
    if (root !== 'measurements' || !('value' in values || 'people' in values)) return values;
    const written = { ...before, ...values } as Readonly<Record<string, unknown>>;
    const staysHidden = written['isHidden'] === true && typeof written['people'] !== 'number';
    return staysHidden || isOfTooFew(written['people'], this.#boundOf(written['indicatorId']))
      ? { ...values, value: null, people: null, isHidden: true }
      : { ...values, isHidden: 'isHidden' in values ? values.isHidden : null };
  }

  #boundOf(indicator: unknown): unknown {
    const id = typeof indicator === 'string' ? parseRecordId('indicators', indicator) : undefined;
    if (id === undefined) return null;
    const values = this.#values.get(id) ?? Object.fromEntries(getRecordMap(this.#plan, 'indicators', id));
    const bound = RECORD_KINDS.indicators.fields.minCell('minCell' in values ? values.minCell : null);
    return isUnreadable(bound) ? null : bound;
  }
}
