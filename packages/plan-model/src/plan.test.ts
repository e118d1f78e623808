import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { episodes } from './episodes-fixture.ts';
import { addGoal, addTarget, setPeriod, setTarget } from './plan-edits.ts';
import { fragmentOf, newReplica, type Replica, syncAll, typeInto } from './plan-fixture.ts';
import { openPlan } from './plan.ts';
import { archiveRecord, moveRecord } from './record-edits.ts';

/** Applies `write` on another device and hands the result over, as a peer's update arrives. */
function fromPeer(replica: Replica, write: (doc: Y.Doc) => void): void {
  const peer = new Y.Doc();
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(replica.doc));
  peer.transact(() => write(peer));
  Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(peer), 'holdfast.relay');
}

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Map) return [...value.values()].every(isDeepFrozen);
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}

const absence = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;
const GOAL = 'goal-0000000';
const TARGET = 'target-00000';

describe('the snapshot', () => {
  test('[PM1] opening, reading and following a plan writes nothing, whatever stands in it', () => {
    const ana = newReplica('ana');
    fromPeer(ana, (peer) => peer.getMap('goals').set(GOAL, new Y.Map([['why', new Y.XmlFragment()]])));
    let updates = 0;
    ana.doc.on('update', () => updates++);
    const plan = openPlan(ana.doc, ana.plan.ports);
    plan.subscribe(() => plan.snapshot());
    expect(plan.snapshot().goals).toHaveLength(1);
    expect(plan.fragment({ root: 'goals', id: addGoal(ana.plan, {}), field: 'why' })).toBeDefined();
    expect(updates).toBe(2);
    plan.dispose();
  });

  test('[PM8] is the same object until something changes, and keeps what did not change', () => {
    const { plan } = newReplica('ana');
    const first = addGoal(plan, { statement: 'one' });
    const second = addGoal(plan, { statement: 'two' });
    const target = addTarget(plan, { indicator: absence, goals: [first], rationale: 'because' });
    const before = plan.snapshot();
    expect(plan.snapshot()).toBe(before);
    setTarget(plan, target, { targetValue: 9 });
    const after = plan.snapshot();
    expect(after.targets[0]).not.toBe(before.targets[0]);
    expect(after.targets[0]?.rationale).toBe(before.targets[0]?.rationale);
    for (const key of [
      'goals',
      'goalsById',
      'indicators',
      'title',
      'vision',
      'period',
      'problems',
    ] as const) {
      expect(after[key]).toBe(before[key]);
    }
    expect(after.links.goalsByTarget.get(target)).toBe(before.links.goalsByTarget.get(target));
    moveRecord(plan, { root: 'goals', id: second }, { before: first });
    expect(plan.snapshot().goalsById.get(first)).toBe(after.goalsById.get(first));
    expect(plan.snapshot().targets).toBe(after.targets);
  });

  test('[PM8] typing in one text makes a new snapshot of that text and its record only', () => {
    const ana = newReplica('ana');
    const [one, two] = [addGoal(ana.plan, { statement: 'one' }), addGoal(ana.plan, { statement: 'two' })];
    const before = ana.plan.snapshot();
    typeInto(ana, fragmentOf(ana, { root: 'goals', id: one, field: 'why' }), { text: 'words' });
    const after = ana.plan.snapshot();
    expect(after.goalsById.get(one)?.statement).toBe(before.goalsById.get(one)?.statement);
    expect(after.goalsById.get(one)).toMatchObject({ why: { plainText: 'words' } });
    expect(after.goalsById.get(two)).toBe(before.goalsById.get(two));
  });

  test('[PM8] is frozen to the last run of text, with its problems', () => {
    const ana = newReplica('ana');
    addTarget(ana.plan, { indicator: absence, goals: [addGoal(ana.plan, { why: 'a\nb' })] });
    fromPeer(ana, (peer) => peer.getMap('goals').set('no-id', 1).toString());
    fromPeer(ana, (peer) => peer.getMap('goals').set(GOAL, new Y.Map([['order', 7]])));
    expect(ana.plan.snapshot().problems.length).toBeGreaterThan(3);
    expect(isDeepFrozen(ana.plan.snapshot())).toBe(true);
  });

  test('[PM9] subscribers hear once of each transaction that changes the plan, and nothing after dispose', () => {
    const ana = newReplica('ana');
    const goal = addGoal(ana.plan, {});
    let heard = 0;
    ana.plan.subscribe(() => heard++);
    ana.doc.transact(() => {
      archiveRecord(ana.plan, { root: 'goals', id: goal });
      setPeriod(ana.plan, { start: null });
      typeInto(ana, ana.plan.roots.title, { text: 'x' });
    });
    expect(heard).toBe(1);
    ana.doc.getMap('something else').set('a', 1);
    ana.doc.transact(() => {});
    expect(heard).toBe(1);
    ana.plan.dispose();
    typeInto(ana, ana.plan.roots.title, { text: 'y' });
    expect(heard).toBe(1);
  });
});

describe('untrusted input', () => {
  test('[PM7] a record with wrong types and missing fields shows what can be read and says what cannot', () => {
    const ana = newReplica('ana');
    fromPeer(ana, (peer) => {
      const record = new Map<string, unknown>([
        ['order', 'a0'],
        ['createdAt', Number.NaN],
        // Cut after 60 letters, it would end in half a character.
        ['createdBy', `${'x'.repeat(59)}👩${'x'.repeat(9)}`],
        ['indicatorId', 'nowhere-0000'],
        ['baselineValue', '14'],
        ['targetValue', Infinity],
        ['deadline', '2027-02-30'],
        ['rationale', 'not a fragment'],
      ]);
      peer.getMap('targets').set(TARGET, new Y.Map(record));
    });
    const [target] = ana.plan.snapshot().targets;
    expect(target).toMatchObject({
      id: TARGET,
      order: 'a0',
      archivedAt: null,
      createdAt: { kind: 'unreadable', why: 'out-of-range', raw: 'NaN' },
      createdBy: { kind: 'unreadable', why: 'too-long', raw: `${'x'.repeat(59)}…` },
      baselineValue: { kind: 'unreadable', why: 'wrong-type', raw: '14' },
      baselineDate: null,
      targetValue: { kind: 'unreadable', why: 'out-of-range', raw: 'Infinity' },
      deadline: { kind: 'unreadable', why: 'unknown-value', raw: '2027-02-30' },
      rationale: { kind: 'unreadable', why: 'wrong-type', raw: 'not a fragment' },
    });
    expect(
      ana.plan
        .snapshot()
        .problems.map(({ field, kind }) => `${field} ${kind}`)
        .sort(),
    ).toEqual([
      'baselineValue wrong-type',
      'createdAt out-of-range',
      'createdBy too-long',
      'deadline unknown-value',
      'indicatorId dangling',
      'rationale wrong-type',
      'targetValue out-of-range',
    ]);
  });

  test('[PM7] an unreadable mark does not hide a record, and an unreadable order puts it last', () => {
    const ana = newReplica('ana');
    const id = addGoal(ana.plan, {});
    fromPeer(ana, (peer) =>
      peer.getMap('goals').set(
        GOAL,
        new Y.Map<unknown>([
          ['archivedAt', 'yes'],
          ['order', {}],
        ]),
      ),
    );
    expect(ana.plan.snapshot().goals.map((goal) => goal.id)).toEqual([id, GOAL]);
  });

  test.each([
    ['a string', 'text'],
    ['null', null],
    ['a list', [1, [2]]],
    ['an object that pretends', { kind: 'unreadable', raw: 1 }],
    ['bytes', new Uint8Array(3)],
    ['a shared list', new Y.Array()],
    ['a shared text', new Y.Text('words')],
    ['an element', new Y.XmlElement('goal')],
  ])('[PM7] %s in the place of a record is a problem and no record', (_, value) => {
    const ana = newReplica('ana');
    fromPeer(ana, (peer) => peer.getMap('goals').set(GOAL, value));
    expect(ana.plan.snapshot().goals).toEqual([]);
    expect(ana.plan.snapshot().problems).toMatchObject([{ root: 'goals', recordId: GOAL, field: null }]);
  });

  test('[PM7] keys that are no ids, and values in the plan itself, are problems too', () => {
    const ana = newReplica('ana');
    fromPeer(ana, (peer) => {
      peer.getMap('goals').set('__proto__', new Y.Map());
      peer.getMap('goals').set('x'.repeat(1_000_000), new Y.Map());
      peer.getMap('meta').set('periodStart', 20_260_901);
      peer.getMap('meta').set('institution', new Y.Map());
    });
    const { problems, goals, period } = ana.plan.snapshot();
    expect(goals).toEqual([]);
    expect(period.start).toMatchObject({ kind: 'unreadable' });
    expect(problems.map(({ root, field }) => `${root} ${field}`).sort()).toEqual([
      'goals null',
      'goals null',
      'meta institution',
      'meta periodStart',
    ]);
  });

  test('[PM7] a peer that removes or replaces a record changes the snapshot and nothing else', () => {
    const ana = newReplica('ana');
    const [one, two] = [addGoal(ana.plan, {}), addGoal(ana.plan, {})];
    expect(ana.plan.snapshot().goals).toHaveLength(2);
    fromPeer(ana, (peer) => {
      peer.getMap('goals').delete(one);
      peer.getMap('goals').set(two, 'gone');
    });
    expect(ana.plan.snapshot().goals).toEqual([]);
    expect(ana.plan.fragment({ root: 'goals', id: one, field: 'why' })).toBeUndefined();
    expect(ana.plan.fragment({ root: 'goals', id: two, field: 'why' })).toBeUndefined();
  });
});

test('[PM7] nothing that a peer can put anywhere makes reading throw or write', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('a0', '2027-01-01', true, Number.NaN, 2 ** 60),
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom('Map', 'Array', 'Text', 'XmlText', 'XmlFragment', 'XmlElement', 'XmlHook')
      .map((type) => ({ type })),
  );
  const place = fc.record({
    root: fc.constantFrom('meta', 'goals', 'indicators', 'targets', 'links'),
    key: fc.constantFrom(
      GOAL,
      TARGET,
      'schemaVersion',
      'periodStart',
      `${TARGET}|g|${GOAL}`,
      '__proto__',
      '',
    ),
    field: fc.option(
      fc.constantFrom('order', 'archivedAt', 'createdAt', 'statement', 'why', 'unit', 'indicatorId'),
    ),
    value,
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
      const ana = newReplica('ana');
      fromPeer(ana, (peer) => places.forEach((each) => putAnywhere(peer, each)));
      let updates = 0;
      ana.doc.on('update', () => updates++);
      ana.plan.snapshot();
      const fresh = openPlan(ana.doc, ana.plan.ports);
      expect(fresh.snapshot()).toEqual(ana.plan.snapshot());
      expect(updates).toBe(0);
    }),
    episodes(200),
  );
});

interface Placed {
  readonly root: string;
  readonly key: string;
  readonly field: string | null;
  readonly value: unknown;
}

function putAnywhere(doc: Y.Doc, { root, key, field, value }: Placed): void {
  const map = doc.getMap<unknown>(root);
  const shared =
    typeof value === 'object' && value !== null && 'type' in value ? sharedType(value.type) : undefined;
  if (field === null) {
    map.set(key, shared ?? value);
    return;
  }
  if (!(map.get(key) instanceof Y.Map)) map.set(key, new Y.Map());
  const record = map.get(key);
  if (record instanceof Y.Map) record.set(field, shared ?? value);
}

function sharedType(name: unknown): unknown {
  const types = {
    Map: () => new Y.Map(),
    Array: () => new Y.Array(),
    Text: () => new Y.Text('words'),
    XmlText: () => new Y.XmlText('words'),
    XmlFragment: () => new Y.XmlFragment(),
    XmlElement: () => new Y.XmlElement('paragraph'),
    XmlHook: () => new Y.XmlHook('hook'),
  };
  return Object.entries(types).find(([known]) => known === name)?.[1]();
}

describe('the schema version', () => {
  test.each([0, -1, 1.5, 9999, '2', Number.NaN])(
    '[PM11] %s is no version, and locks nobody out',
    (version) => {
      const ana = newReplica('ana');
      fromPeer(ana, (peer) => peer.getMap('meta').set('schemaVersion', version));
      expect(ana.plan.snapshot().schema).toEqual({ kind: 'current' });
      expect(ana.plan.snapshot().problems).toMatchObject([{ root: 'meta', field: 'schemaVersion' }]);
      addGoal(ana.plan, {});
    },
  );

  test('[PM11] a newer version can be read; edits and undo refuse and change nothing', () => {
    const ana = newReplica('ana');
    const goal = addGoal(ana.plan, { statement: 'ours' });
    fromPeer(ana, (peer) => peer.getMap('meta').set('schemaVersion', 2));
    const before = ana.plan.snapshot();
    expect(before.schema).toEqual({ kind: 'newer', version: 2 });
    expect(before.goals).toMatchObject([{ statement: { plainText: 'ours' } }]);
    expect(() => addGoal(ana.plan, {})).toThrow('schema version 2');
    expect(() => setPeriod(ana.plan, { start: null })).not.toThrow();
    expect(() => archiveRecord(ana.plan, { root: 'goals', id: goal })).toThrow('schema version 2');
    expect(ana.undo.canUndo).toBe(false);
    expect(ana.undo.undo()).toBe(false);
    expect(ana.plan.snapshot()).toBe(before);
  });
});

test('[PM7] a title that one device keeps as another type does not break the plan of others', () => {
  const ana = newReplica('ana');
  const peer = new Y.Doc();
  peer.getArray('title').push(['a', 1, new Y.Map()]);
  peer.getText('vision').insert(0, 'plain');
  Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(peer));
  syncAll(ana, newReplica('bea'));
  expect(ana.plan.snapshot().problems.map(({ root, kind }) => `${root} ${kind}`)).toEqual([
    'title text',
    'vision text',
  ]);
  expect(ana.plan.snapshot().vision.plainText).toContain('plain');
});
