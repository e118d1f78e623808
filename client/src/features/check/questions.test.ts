import { assert, seededRandom } from '@holdfast/base';
import { type Ask, checkPlan, type CheckResult, type Finding, type Gap } from '@holdfast/plan-check';
import {
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addRecord,
  addTarget,
  type Discussion,
  openDiscussion,
  openPlan,
  parseIsoDate,
  type Plan,
  setActor,
  setMeasure,
  setMeta,
  whoWasHeard,
} from '@holdfast/plan-model';
import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';

import check from '../../strings/en-check.json';
import goes from '../../strings/en-goes.json';
import places from '../../strings/en-places.json';
import en from '../../strings/en.json';
import { formatFor } from '../../strings/format.ts';
import { gapKey } from './gap-words.ts';
import type { Asking, Question, QuestionField } from './question.ts';
import { questionOf } from './questions.ts';

const TODAY = parseIsoDate('2026-11-27');
assert(TODAY !== undefined, 'it is a day');
const today = TODAY;

const strings = createInstance();
beforeAll(async () => {
  const translation = { ...en, ...goes, ...places, check: { ...en.check, ...check.check } };
  await strings.init({ lng: 'en', resources: { en: { translation } } });
});

interface Written {
  readonly plan: Plan;
  readonly discussion: Discussion;
}

function newPlan(): Written {
  const clock = { now: () => Date.parse(`${today}T12:00:00Z`), setTimer: () => () => {} };
  const ports = { clock, random: seededRandom(3), participantId: 'participant-ana' };
  const plan = openPlan(new Y.Doc(), ports);
  return { plan, discussion: openDiscussion(new Y.Doc(), ports) };
}

function look({ plan, discussion }: Written): CheckResult {
  const [now, said] = [plan.snapshot(), discussion.snapshot()];
  const heard = whoWasHeard({ plan: now, discussion: said, groupOf: () => undefined });
  return checkPlan({ plan: now, discussion: said, heard, today });
}

function findingsOf({ badges, recommendations }: CheckResult): readonly Finding[] {
  return [...badges.flatMap(({ findings }) => findings), ...recommendations];
}

/** What was answered in any of the tests. */
const answered = new Set<string>();

/** What somebody in a hurry would answer. */
function answerTo(field: QuestionField): string {
  switch (field.kind) {
    case 'pick':
      return field.options[0]?.id ?? '';
    case 'words':
      return 'One thing, and another. '.repeat(field.isLong ? 10 : 1);
    case 'number':
      return '12';
    case 'month':
      return '11/2026';
    case 'day':
      return today;
  }
}

function askingOf({ plan, discussion }: Written): Asking {
  return { t: strings.t, format: formatFor('en'), plan, snapshot: plan.snapshot(), discussion, today };
}

/** What each has reaches the other. */
function meet(one: Written, other: Written): void {
  Y.applyUpdate(other.plan.doc, Y.encodeStateAsUpdate(one.plan.doc));
  Y.applyUpdate(one.plan.doc, Y.encodeStateAsUpdate(other.plan.doc));
}

/** Answers what can be answered; false where there is nothing to choose from. */
function answer(written: Written, gap: Gap): boolean {
  const question = questionOf(gap, askingOf(written));
  if (question === undefined) return false;
  expect([gap.ask, question.give(question.fields.map(answerTo))]).toEqual([
    gap.ask,
    question.fields.map(() => undefined),
  ]);
  answered.add(gap.ask);
  return true;
}

/** What is missing of a rule, and what could be added. */
function openOf(written: Written, rule: string): readonly Gap[] {
  const found = findingsOf(look(written)).find((each) => each.rule === rule);
  return [...(found?.gaps ?? []), ...(found?.hints ?? [])];
}

/** The same, each by its key. */
function gapsOf(written: Written, rule: string): readonly string[] {
  return (
    findingsOf(look(written))
      .find((each) => each.rule === rule)
      ?.gaps.map(gapKey) ?? []
  );
}

/** What one does where there is nothing to choose from. */
const THERE: { readonly [Each in Ask]?: (gap: Gap<Each>, written: Written) => void } = {
  takePart(_gap, { plan }) {
    for (const { id } of plan.snapshot().measures) setMeasure(plan, id, { status: 'agreed' });
  },
  contact: ({ place: { record } }, { plan }) => setActor(plan, record.id, { consentToList: true }),
  causeLevel: (_gap, { plan }) =>
    void addRecord(plan, 'causes', { values: { level: 'system' }, texts: { statement: 'Another' } }),
};

function goThere(written: Written, gap: Gap): void {
  // Of the very kind that the gap is of.
  const go = THERE[gap.ask] as ((gap: Gap, written: Written) => void) | undefined;
  assert(go !== undefined, `what ${gap.ask} asks for can be done`);
  go(gap, written);
}

test('whoever answers one question after the other comes from an empty plan to one in which nothing is missing', () => {
  const written = newPlan();
  for (let round = 0; round < 400; round += 1) {
    const open = findingsOf(look(written)).flatMap(({ rule, gaps }) => gaps.map((gap) => ({ rule, gap })));
    const [first] = open;
    if (first === undefined) break;
    const next = open.find(({ gap }) => answer(written, gap));
    if (next === undefined) goThere(written, first.gap);
    // Of a goal several groups have to say yes, one after the other.
    else if (next.gap.ask !== 'goalGroups')
      expect(gapsOf(written, next.rule)).not.toContain(gapKey(next.gap));
  }
  const result = look(written);
  expect(
    findingsOf(result)
      .filter(({ state }) => state !== 'ok')
      .map(({ rule }) => rule),
  ).toEqual([]);
  expect(result).toMatchObject({ met: 26, applicable: 26 });
});

/** Gaps that the way above does not come by: how they come about, and the rule that finds them. */
const OTHERS: readonly (readonly [Ask, string, (plan: Plan) => void])[] = [
  [
    'oneAccountable',
    'R05',
    (plan) => {
      const measure = addMeasure(plan, { title: 'Welcome week' });
      for (const name of ['Council', 'Parents'])
        addLink(plan, {
          kind: 'accountable',
          measure,
          actor: addActor(plan, { name, group: 'learner', kind: 'body' }),
        });
    },
  ],
  ['addTarget', 'R13', (plan) => void addGoal(plan, { statement: 'Everybody stays' })],
  [
    'targetIndicator',
    'R13',
    (plan) => void addTarget(plan, { indicator: { name: ' ', unit: '%', decimals: 1, direction: 'down' } }),
  ],
  [
    'goalTarget',
    'R39',
    (plan) => {
      addGoal(plan, { statement: 'Everybody stays' });
      addTarget(plan, { indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } });
    },
  ],
  [
    'measureTarget',
    'R39',
    (plan) => {
      addMeasure(plan, { title: 'A talk' });
      addTarget(plan, { indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } });
    },
  ],
  ['targetOutside', 'R14', (plan) => addLate(plan)],
  ['measureOutside', 'R14', (plan) => addLate(plan)],
  ['keyWorkerWho', 'R38', (plan) => addOutreach(plan)],
  ['keyWorkerCriteria', 'R38', (plan) => addOutreach(plan)],
  ['lastReview', 'R18', (plan) => setMeta(plan, { periodStart: '2020-01-01', reviewEveryMonths: 3 })],
  [
    'takePart',
    'R03',
    (plan) => {
      addMeasure(plan, { title: 'A talk', status: 'running' });
      addActor(plan, { name: 'Council', group: 'learner', kind: 'body' });
    },
  ],
  ['addOffer', 'R33', () => {}],
  [
    'leaderAnswers',
    'R19',
    (plan) => {
      addMeasure(plan, { title: 'A talk' });
      addActor(plan, { name: 'Head', group: 'leadership', kind: 'person' });
    },
  ],
  [
    'leaderAnswers',
    'R19',
    (plan) => {
      addGoal(plan, { statement: 'Everybody stays' });
      addActor(plan, { name: 'Head', group: 'leadership', kind: 'person' });
    },
  ],
  [
    'leaderAnswers',
    'R19',
    (plan) => {
      addTarget(plan, { indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } });
      addActor(plan, { name: 'Head', group: 'leadership', kind: 'person' });
    },
  ],
  [
    'profileMeasure',
    'R20',
    (plan) => {
      addRecord(plan, 'profiles', { values: {}, texts: { name: 'Those who lost heart' } });
      addMeasure(plan, { title: 'A talk' });
    },
  ],
];

test.each(OTHERS)('%s is filled by its question', (ask, rule, make) => {
  const written = newPlan();
  make(written.plan);
  const gap = openOf(written, rule).find((each) => each.ask === ask);
  assert(gap !== undefined, `there is a gap ${ask}`);
  expect(answer(written, gap)).toBe(true);
  expect(gapsOf(written, rule)).not.toContain(gapKey(gap));
});

test('two people who keep different ones of several at the same time leave both, and not nobody', () => {
  const [ana, ben] = [newPlan(), newPlan()];
  const measure = addMeasure(ana.plan, { title: 'Welcome week' });
  const both = ['Council', 'Parents'].map((name) =>
    addActor(ana.plan, { name, group: 'learner', kind: 'body' }),
  );
  for (const actor of both) addLink(ana.plan, { kind: 'accountable', measure, actor });
  meet(ana, ben);
  for (const [at, written] of [ana, ben].entries()) {
    const gap = openOf(written, 'R05').find(({ ask }) => ask === 'oneAccountable');
    assert(gap !== undefined, 'both see that there are two');
    questionOf(gap, askingOf(written))?.give([both[at] ?? '']);
    expect(written.plan.snapshot().links.accountableByMeasure.get(measure)).toEqual([both[at]]);
  }
  meet(ana, ben);
  for (const { plan } of [ana, ben])
    expect(new Set(plan.snapshot().links.accountableByMeasure.get(measure))).toEqual(new Set(both));
});

/** The question for a new number of a share. */
function askForNumber(written: Written): Question {
  const { plan } = written;
  addTarget(plan, { indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } });
  const [indicator] = plan.snapshot().indicators;
  assert(indicator !== undefined, 'the target has one');
  const place = { kind: 'record', record: { root: 'indicators', id: indicator.id } } as const;
  const asked = questionOf({ ask: 'measurement', place }, askingOf(written));
  assert(asked !== undefined, 'it is asked');
  return asked;
}

test('a number about few people is not written, only that somebody looked', () => {
  const written = newPlan();
  const { plan } = written;
  const asked = askForNumber(written);
  expect(asked.give(['33.3', today, '3'])).toEqual([undefined, undefined, undefined]);
  expect(plan.snapshot().measurements).toMatchObject([{ value: null, people: null, isHidden: true }]);
  expect(asked.give(['12.5', today, ''])).toEqual([undefined, undefined, undefined]);
  expect(plan.snapshot().measurements[1]).toMatchObject({ value: 12.5, people: null });
  expect(asked.give(['33.3', today, '0'])).toEqual([undefined, undefined, undefined]);
  expect(plan.snapshot().measurements[2]).toMatchObject({ value: null, isHidden: true });
});

test.each([
  ['240', true],
  ['', true],
  ['7', false],
  ['7 pupils', false],
])('of a number about “%s” people the device keeps what was begun: %s', (people, isKept) => {
  const raws = ['31.73', today, people];
  expect(askForNumber(newPlan()).toKeep?.(raws)).toEqual(isKept ? raws : ['', today, '']);
});

test('a number is read by the rules of the line in which it is written down', () => {
  const written = newPlan();
  const asked = askForNumber(written);
  expect(asked.give(['', '2026-11-28', '12,5'])).toEqual([
    'Please write the number.',
    'This day has not come yet. Please write down what was found, not what you expect.',
    'Please write a whole number of people, or leave it empty.',
  ]);
  expect(asked.give(['12', '0026-11-27', ''])).toEqual([undefined, 'Please check the year.', undefined]);
  expect(written.plan.snapshot().measurements).toEqual([]);
  expect(asked.remark?.(['50', today, ''])).toBeUndefined();
  expect(asked.remark?.(['500', today, ''])).toMatch(/Is 500\s% right\?/u);
  expect(asked.remark?.(['50', today, '7'])).toContain('About fewer than 10 people');
  expect(asked.give(['500', today, ''])).toEqual([undefined, undefined, undefined]);
  expect(written.plan.snapshot().measurements).toMatchObject([{ value: 500 }]);
});

test('the leaders can answer for whatever nobody answers for, each called by its kind', () => {
  const written = newPlan();
  const { plan } = written;
  const [head, council] = (['leadership', 'learner'] as const).map((group) =>
    addActor(plan, { name: group, group, kind: 'person' }),
  );
  assert(head !== undefined && council !== undefined, 'both are listed');
  addMeasure(plan, { title: 'Dropped', status: 'dropped' });
  const held = addMeasure(plan, { title: 'Seen to' });
  addLink(plan, { kind: 'accountable', measure: held, actor: council });
  addMeasure(plan, { title: 'A talk' });
  const goal = addGoal(plan, { statement: 'Everybody stays' });
  addTarget(plan, { indicator: { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } });
  const asked = questionOf(
    { ask: 'leaderAnswers', place: { kind: 'section', section: 'roles' } },
    askingOf(written),
  );
  const [what] = asked?.fields ?? [];
  assert(asked !== undefined && what?.kind === 'pick', 'one of several is picked');
  expect(what.options.map(({ label }) => label)).toEqual([
    'Measure “A talk”',
    'Goal “Everybody stays”',
    'Target “Absence”',
  ]);
  asked.give([what.options[1]?.id ?? '', head]);
  expect(plan.snapshot().links.accountableByGoal.get(goal)).toEqual([head]);
});

test('every gap has its question', () => {
  expect(Object.keys(check.check.asks).filter((ask) => !answered.has(ask))).toEqual([]);
});

function addLate(plan: Plan): void {
  setMeta(plan, { periodStart: '2026-09-01', periodEnd: '2027-07-31' });
  const late = parseIsoDate('2031-01-31');
  assert(late !== undefined, 'it is a day');
  addMeasure(plan, { title: 'Later', end: late });
  addTarget(plan, {
    indicator: { name: 'Absence', unit: '%', decimals: 0, direction: 'down' },
    deadline: late,
  });
}

function addOutreach(plan: Plan): void {
  addActor(plan, { name: 'Teachers', group: 'teacher', kind: 'body' });
  addMeasure(plan, { title: 'One person per family', type: 'outreachKeyWorker' });
}
