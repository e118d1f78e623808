import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import type { Crossing, Scalar, ValueCrossing, ValuePlace } from './crossing.ts';
import { episodes } from './episodes-fixture.ts';
import { addOneOfEach, valuesFor } from './every-kind-fixture.ts';
import type { FieldReader } from './field.ts';
import { RECORD_ROOTS, type RecordRoot } from './ids.ts';
import { areApart, type Attendee, type Deed, Meeting } from './meeting.ts';
import { META_FIELDS } from './meta-fields.ts';
import { compareText } from './order.ts';
import { ORIGIN } from './origins.ts';
import { fragmentOf, type Replica, TEXT_ORIGIN, typeInto } from './plan-fixture.ts';
import { recordKind } from './record-kinds.ts';
import { crossingChoices, settleCrossing } from './settle-crossing.ts';
import { BLOCK_KINDS } from './text-vocabulary.ts';

const EPISODES = episodes(12);

/** One value somewhere in a plan, as people write and read it. */
interface Field {
  readonly values: readonly Scalar[];
  write(person: Replica, value: Scalar): void;
  read(person: Replica): Scalar;
  is(place: ValuePlace): boolean;
}

function mapField(root: RecordRoot | 'meta', field: string, read: FieldReader<unknown>): Field {
  const mapOf = ({ plan }: Replica): Y.Map<unknown> => {
    const [record] = plan.roots[root].values();
    if (root === 'meta') return plan.roots.meta;
    if (!(record instanceof Y.Map)) throw new Error(`there is none of ${root}`);
    return record;
  };
  const readNow = (person: Replica): Scalar => {
    const value: unknown = mapOf(person).get(field);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : null;
  };
  return {
    values: valuesFor(read),
    read: readNow,
    write(person, value) {
      if (readNow(person) !== value) person.doc.transact(() => mapOf(person).set(field, value), ORIGIN.edit);
    },
    is: (place) =>
      'field' in place && place.field === field && (place.kind === 'meta' ? 'meta' : place.root) === root,
  };
}

/** What the first line of the vision is; the editor takes the attribute away to make it plain. */
const LINE: Field = {
  values: [null, ...BLOCK_KINDS],
  read: (person) => lineOf(person).getAttribute('kind') ?? null,
  write(person, value) {
    const line = lineOf(person);
    if ((line.getAttribute('kind') ?? null) === value) return;
    person.doc.transact(() => {
      if (typeof value === 'string') line.setAttribute('kind', value);
      else line.removeAttribute('kind');
    }, TEXT_ORIGIN);
  },
  is: (place) => place.kind === 'line',
};

function lineOf(person: Replica): Y.XmlElement {
  const line: unknown = fragmentOf(person, 'vision').get(0);
  if (!(line instanceof Y.XmlElement)) throw new Error('there is no line');
  return line;
}

/** Written once with their record, or with a meaning of their own: archiving is tested with the work that it hides. */
const APART: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'archivedAt', 'schemaVersion']);

const FIELDS: readonly (readonly [name: string, field: Field])[] = [
  ...Object.entries<FieldReader<unknown>>(META_FIELDS).map(
    ([field, read]) => [`meta.${field}`, mapField('meta', field, read)] as const,
  ),
  ...RECORD_ROOTS.flatMap((root) =>
    Object.entries(recordKind(root).fields).map(
      ([field, read]) => [`${root}.${field}`, mapField(root, field, read)] as const,
    ),
  ),
  ['a line of a text', LINE] as const,
].filter(([name]) => !APART.has(name.split('.').at(-1) ?? ''));

function prepare(first: Replica): void {
  addOneOfEach(first.plan);
  typeInto(first, fragmentOf(first, 'vision'), { text: 'Nobody leaves.' });
}

const steps = fc.array(
  fc.record({
    who: fc.nat(2),
    act: fc.constantFrom('write', 'write', 'write', 'undo', 'send', 'receive', 'join', 'again'),
    pick: fc.nat(99),
  }),
  { minLength: 2, maxLength: 14 },
);
const clientIds = fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 31 }), { minLength: 2, maxLength: 3 });
type Steps = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

/** A value, and the one that its writer began from while nobody knew of what they wrote. */
interface Writing {
  readonly value: Scalar;
  readonly base: Scalar;
  /** What stood there when it was written. */
  readonly from: Scalar;
}

function meet(field: Field, ids: readonly number[], acts: Steps): Meeting<Writing> {
  const meeting = new Meeting<Writing>(ids, prepare);
  const bases = new Map<number, Scalar>();
  const baseOf = (person: Attendee): Scalar => bases.get(person.index) ?? null;
  const noteBase = (who: number): void => {
    const person = meeting.person(who);
    if (!meeting.isAhead(who)) bases.set(person.index, field.read(person));
  };
  for (const { index } of meeting.people) noteBase(index);
  const write = (who: number, act: (person: Attendee) => void): void => {
    const from = field.read(meeting.person(who));
    meeting.do(who, act, (person) => ({ value: field.read(person), base: baseOf(person), from }));
  };
  for (const { who, act, pick } of acts) {
    const value = field.values[pick % field.values.length] ?? null;
    if (act === 'write') write(who, (person) => field.write(person, value));
    else if (act === 'undo') write(who, (person) => void person.undo.undo());
    else if (act === 'send') meeting.send(who);
    else meeting.receive(who, { isJoin: act === 'join', times: act === 'again' ? 2 : 1 });
    noteBase(who);
  }
  meeting.finish();
  return meeting;
}

type Met = ValueCrossing & Crossing;

function listOf(person: Attendee, field: Field): readonly Met[] {
  return [...person.list.values()].filter(
    (each): each is Met => each.kind === 'value' && field.is(each.place),
  );
}

/** The deeds that nobody came after who had seen them. */
function lastDeeds(meeting: Meeting<Writing>): readonly Deed<Writing>[] {
  const { deeds } = meeting;
  return deeds.filter((deed) => !deeds.some((later) => later.seen.has(deed.index)));
}

/**
 * Taking a value away takes that one, and Yjs keeps nothing of it. The same one, written by another apart from it, stays;
 * and so does what another made of one that they had written apart from it.
 */
function isOnlyTakenBack(
  { deeds }: Meeting<Writing>,
  { who, seen, from, now }: { who: number; seen: ReadonlySet<number>; from: Scalar; now: Scalar },
): boolean {
  const authors = new Set(deeds.filter(({ what }) => what.value === now).map((deed) => deed.who));
  const theirs = deeds.filter((deed) => authors.has(deed.who));
  const own = deeds.filter((deed) => deed.who === who && seen.has(deed.index) && deed.what.value === from);
  return from === now || own.some((one) => theirs.some((other) => areApart(one, other)));
}

/** A value that the plan does not hold is on somebody's list. Whose, when no two wrote the same, is tested elsewhere. */
function checkNothingLost(meeting: Meeting<Writing>, field: Field): void {
  const now = field.read(meeting.person(0));
  for (const { what, who, seen } of lastDeeds(meeting)) {
    const { value, base } = what;
    // Who has taken back what nobody had seen wanted nothing.
    if (value === now || value === base) continue;
    if (value === null && isOnlyTakenBack(meeting, { who, seen, from: what.from, now })) continue;
    const offered = meeting.people.flatMap((each) =>
      listOf(each, field).flatMap(({ mine, theirs }) => [mine, theirs]),
    );
    expect(offered).toContain(value);
  }
}

/** What is told did cross: each of the two values was written without having seen the other, or one before it. */
function checkNothingMadeUp(meeting: Meeting<Writing>, field: Field): void {
  for (const person of meeting.people) {
    for (const { mine, theirs } of listOf(person, field)) {
      expect(mine).not.toBe(theirs);
      const own = meeting.deeds.filter(({ who, what }) => who === person.index && what.value === mine);
      const others = meeting.deeds.filter(({ who, what }) => who !== person.index && what.value === theirs);
      const hasMet = own.some((one) =>
        others.some(
          (other) =>
            areApart(one, other) ||
            [...other.seen].some((index) => {
              const before = meeting.deeds[index];
              return before !== undefined && before.who !== person.index && areApart(one, before);
            }),
        ),
      );
      expect({ mine, theirs, hasMet }).toEqual({ mine, theirs, hasMet: true });
    }
  }
}

/** Whoever chooses, and whatever they choose, everybody has exactly that. */
function checkSettling(meeting: Meeting<Writing>, field: Field): void {
  for (const person of meeting.people) {
    for (const crossing of listOf(person, field)) {
      for (const choice of crossingChoices(crossing)) {
        const act = (): void => expect(settleCrossing(person.plan, crossing, choice)).toBe(true);
        meeting.do(person.index, act, () => ({ value: null, base: null, from: null }));
        const told = meeting.people.map((each) => each.list.size);
        meeting.finish();
        const { mine, theirs } = crossing;
        const both = [String(mine), String(theirs)].sort(compareText).join(' / ');
        const chosen = { mine, theirs, both }[choice];
        for (const each of meeting.people) expect(field.read(each)).toBe(chosen);
        expect(meeting.people.map((each) => each.list.size)).toEqual(told);
      }
    }
  }
}

/** What chance has found, and may not find again soon: a value is taken away that must not be missing. */
const FOUND: [number[], { who: number; act: Steps[number]['act']; pick: number }[]][] = [
  [
    [1, 2],
    [
      { who: 0, act: 'write', pick: 0 },
      { who: 0, act: 'send', pick: 0 },
      { who: 1, act: 'write', pick: 0 },
      { who: 1, act: 'join', pick: 0 },
      { who: 0, act: 'write', pick: 1 },
      { who: 1, act: 'undo', pick: 0 },
    ],
  ],
];

describe('a value that several people write', () => {
  test('there are values for every field', () => {
    for (const [name, { values }] of FIELDS) expect([name, new Set(values).size > 1]).toEqual([name, true]);
  });

  test.each(FIELDS)(
    '[PM24] [PM28] %s: none is lost, none made up, and settling gives what was chosen',
    (_, field) => {
      fc.assert(
        fc.property(clientIds, steps, (ids, acts) => {
          const meeting = meet(field, ids, acts);
          const [first, ...rest] = meeting.people;
          for (const each of rest) expect(field.read(each)).toBe(first && field.read(first));
          checkNothingLost(meeting, field);
          checkNothingMadeUp(meeting, field);
          checkSettling(meeting, field);
        }),
        { ...EPISODES, examples: FOUND },
      );
    },
  );
});
