import { assert } from '@holdfast/base';
import {
  addActor,
  addEndorsement,
  addGoal,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  addVoice,
  archiveRecord,
  type MeasureType,
  type PracticeTopic,
  setActor,
  setMeasure,
  setMeta,
  setRecord,
} from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import type { RuleCode } from './finding.ts';
import { RULES } from './rules.ts';
import { type CheckedPlan, day, emptyPlan, wholePlan } from './whole-plan-fixture.ts';

function judge(checked: CheckedPlan, code: RuleCode, today?: string) {
  const rule = RULES.find((each) => each.code === code);
  assert(rule !== undefined, code);
  const finding = rule.judge(checked.sources(today === undefined ? undefined : day(today)));
  return { ...finding, asks: finding.gaps.map(({ ask }) => ask) };
}

/** The first record of a kind. */
function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  assert(item !== undefined, 'there is one');
  return item;
}

describe('[PC3] how a rule is read where the source leaves it open', () => {
  test('R01: the words of people who wrote elsewhere are theirs, and any local service speaks for the local services', () => {
    const checked = emptyPlan();
    addVoice(checked.discussion, {
      group: 'localAuthority',
      heardOn: day('2026-11-01'),
      channel: 'paper',
      people: 1,
      words: null,
    });
    expect(judge(checked, 'R01')).toMatchObject({ done: 1, total: 9, state: 'partly' });
  });

  test('R02: a group that the plan does without is asked for no more; local services, when it does without all five', () => {
    const { plan, ...checked } = emptyPlan();
    setMeta(plan, { 'absent:trainer': 'We have no companies yet', 'absent:ngo': 'None in the valley' });
    const { total, gaps } = judge({ plan, ...checked }, 'R02');
    expect(total).toBe(8);
    expect(gaps.at(-1)).toMatchObject({
      place: { groups: ['socialService', 'healthService', 'employmentGuidanceService', 'localAuthority'] },
    });
  });

  test('R03: being told of a measure is no part in it, and an idea is not yet done by anybody', () => {
    const checked = emptyPlan();
    const { plan } = checked;
    const actor = addActor(plan, { name: 'Council', group: 'learner', kind: 'body' });
    const measure = addMeasure(plan, { title: 'Welcome week', status: 'running' });
    addLink(plan, { kind: 'informed', measure, actor });
    expect(judge(checked, 'R03').done).toBe(0);
    addLink(plan, { kind: 'consulted', measure, actor });
    expect(judge(checked, 'R03').done).toBe(1);
    setMeasure(plan, measure, { status: 'idea' });
    expect(judge(checked, 'R03').done).toBe(0);
  });

  test('R04: three groups without learners and families do not make a goal a shared one', () => {
    const checked = emptyPlan();
    const goal = addRecord(checked.plan, 'goals', { values: {}, texts: { statement: 'Stay' } });
    for (const group of ['teacher', 'employer', 'trainer'] as const)
      addEndorsement(checked.discussion, {
        goal,
        group,
        spokesperson: 'Somebody',
        asked: 1,
        way: 'vote',
      });
    expect(judge(checked, 'R04').asks).toEqual(['goalLearners']);
  });

  test('R05: two who answer for a measure are one too many', () => {
    const checked = wholePlan();
    const { measures, actors } = checked.plan.snapshot();
    addLink(checked.plan, { kind: 'accountable', measure: first(measures).id, actor: first(actors).id });
    expect(judge(checked, 'R05').asks).toEqual(['oneAccountable']);
  });

  test('R06: whoever is only told of a measure has a part in the plan', () => {
    const checked = emptyPlan();
    const { plan } = checked;
    const actor = addActor(plan, { name: 'Clinic', group: 'healthService', kind: 'service', role: 'Knows' });
    expect(judge(checked, 'R06').asks).toEqual(['actorPart']);
    const measure = addMeasure(plan, { title: 'Welcome week' });
    addLink(plan, { kind: 'informed', measure, actor });
    expect(judge(checked, 'R06').state).toBe('ok');
  });

  test('R06: whoever answers for a goal or a target has a part in the plan', () => {
    const indicator = { name: 'Rate', unit: '%', decimals: 0, direction: 'down' } as const;
    for (const root of ['goals', 'targets'] as const) {
      const checked = emptyPlan();
      const { plan } = checked;
      const actor = addActor(plan, { name: 'Head', group: 'leadership', kind: 'person', role: 'Leads' });
      const goal = addGoal(plan, { statement: 'Stay' });
      const target = addTarget(plan, { indicator, goals: [goal] });
      expect(judge(checked, 'R06').asks).toEqual(['actorPart']);
      expect(judge(checked, 'R19').asks).toContain('leaderAnswers');
      addLink(
        plan,
        root === 'goals' ? { kind: 'goalHeldBy', goal, actor } : { kind: 'targetHeldBy', target, actor },
      );
      expect(judge(checked, 'R06').state).toBe('ok');
      expect(judge(checked, 'R19').asks).not.toContain('leaderAnswers');
    }
  });

  test('R07: a target is about a reason also through a measure that works on it', () => {
    const checked = wholePlan();
    const { causes, measures } = checked.plan.snapshot();
    expect(checked.plan.snapshot().links.causesByTarget.size).toBe(0);
    expect(judge(checked, 'R07').state).toBe('ok');
    const [measure] = measures;
    assert(measure !== undefined && causes.length === 2, 'as the fixture has it');
    archiveRecord(checked.plan, { root: 'measures', id: measure.id });
    expect(judge(checked, 'R07').asks).toEqual(['targetCause']);
    addLink(checked.plan, {
      kind: 'causedBy',
      target: first(checked.plan.snapshot().targets).id,
      cause: first(causes).id,
    });
    expect(judge(checked, 'R07').state).toBe('ok');
  });

  test.each<[MeasureType, readonly string[]]>([
    ['staffSupport', []],
    ['dataAndEarlyWarning', []],
    ['learningSupport', ['measureCause']],
  ])('R08: a measure of type %s asks %j', (type, asks) => {
    const checked = wholePlan();
    addMeasure(checked.plan, { title: 'Another', type });
    expect(judge(checked, 'R08').asks).toEqual(asks);
  });

  test('R09: without a level that is still open the question is asked of the section', () => {
    const checked = wholePlan();
    for (const { id } of checked.plan.snapshot().causes)
      setRecord(checked.plan, 'causes', { id, patch: { level: 'family' } });
    expect(judge(checked, 'R09').gaps).toEqual([
      { ask: 'causeLevel', place: { kind: 'section', section: 'causes' } },
    ]);
  });

  test('R13: where it stands today may be open, as long as it is said by when it will be known', () => {
    const checked = wholePlan();
    const { id } = first(checked.plan.snapshot().targets);
    setRecord(checked.plan, 'targets', { id, patch: { baselineValue: null } });
    expect(judge(checked, 'R13').asks).toEqual(['targetBaseline']);
    setRecord(checked.plan, 'targets', { id, patch: { collectBy: day('2027-01-31') } });
    expect(judge(checked, 'R13').state).toBe('ok');
  });

  test.each([
    ['weekly', '2026-11-11', []],
    ['weekly', '2026-11-12', ['measurement']],
    ['monthly', '2026-12-17', []],
    ['monthly', '2026-12-18', ['measurement']],
    ['yearly', '2028-05-03', []],
    ['yearly', '2028-05-05', ['measurement']],
  ] as const)('R16: measured %s and last on 1 November, on %s asks %j', (frequency, today, asks) => {
    const checked = wholePlan();
    const { id } = first(checked.plan.snapshot().indicators);
    setRecord(checked.plan, 'indicators', { id, patch: { frequency } });
    expect(judge(checked, 'R16', today).asks).toEqual(asks);
  });

  test('R16: a number about few people is a measurement, though nobody sees it; one that is to come is none', () => {
    const checked = wholePlan();
    const { id: indicatorId } = first(checked.plan.snapshot().indicators);
    const later = '2027-03-01';
    addMeasurement(checked.plan, { indicatorId, date: day('2027-04-01'), value: 1 });
    expect(judge(checked, 'R16', later).asks).toEqual(['measurement']);
    addMeasurement(checked.plan, { indicatorId, date: day('2027-02-20'), value: 1, people: 3 });
    expect(judge(checked, 'R16', later).state).toBe('ok');
  });

  test('R18: a plan that began not long ago was looked at then; later somebody must have looked', () => {
    const checked = wholePlan();
    expect(judge(checked, 'R18', '2027-02-28').state).toBe('ok');
    const later = judge(checked, 'R18', '2027-12-01');
    expect(later.asks).toEqual(['nextReview', 'lastReview']);
    addRecord(checked.plan, 'reviews', { values: { date: day('2027-10-01') } });
    expect(judge(checked, 'R18', '2027-12-01').asks).toEqual(['nextReview']);
  });

  test('R27: a survey counts a year before and after its day', () => {
    const checked = wholePlan();
    expect(judge(checked, 'R27', '2025-07-01').state).toBe('ok');
    expect(judge(checked, 'R27', '2025-05-01').asks).toEqual([
      'practiceDate',
      'practiceDate',
      'practiceDate',
    ]);
    expect(judge(checked, 'R27', '2027-07-01').state).toBe('missing');
  });

  test('R28: a measure by which learners have a say is as good as a practice', () => {
    const checked = withoutPractices('learnerVoice');
    addMeasure(checked.plan, { title: 'Class councils', type: 'learnerVoice' });
    expect(judge(checked, 'R28').state).toBe('ok');
  });

  test.each([
    ['oneToOne', 'ok'],
    ['homeVisit', 'ok'],
    ['smallGroup', 'ok'],
    ['paper', 'missing'],
  ] as const)('R30: a voice that came by %s: %s', (channel, state) => {
    const checked = withoutPractices('informalVoice');
    addVoice(checked.discussion, {
      group: 'learner',
      heardOn: day('2026-11-01'),
      channel,
      people: 2,
      words: null,
    });
    expect(judge(checked, 'R30').state).toBe(state);
  });

  test.each([
    ['English, Arabic', 'ok'],
    ['German; Turkish', 'ok'],
    ['Deutsch und Türkisch', 'ok'],
    ['العربية، English', 'ok'],
    ['English', 'missing'],
    ['English, english', 'missing'],
    [' , ', 'missing'],
  ])('R31: “%s” is %s', (languages, state) => {
    const checked = withoutPractices('languages');
    setMeta(checked.plan, { languages });
    expect(judge(checked, 'R31').state).toBe(state);
  });

  test('R32: where it is told how services are found, no entry needs to say that it is public', () => {
    const checked = wholePlan();
    for (const { id } of checked.plan.snapshot().actors) setActor(checked.plan, id, { isPublic: null });
    expect(judge(checked, 'R32').state).toBe('ok');
    for (const { id, topic } of checked.plan.snapshot().practices)
      if (topic === 'reachableServices') archiveRecord(checked.plan, { root: 'practices', id });
    expect(judge(checked, 'R32').asks).toEqual(['isPublic', 'isPublic']);
  });

  test('R33: one offer is enough, and the other four kinds are hints', () => {
    const finding = judge(wholePlan(), 'R33');
    expect([finding.state, finding.hints.length, finding.gaps]).toEqual(['ok', 4, []]);
  });

  test('R36: parents decide in what is done for a goal, in their council, or in a way that is told of', () => {
    const checked = withoutPractices('parentDecisions');
    const parents = checked.plan.snapshot().actors.find(({ group }) => group === 'parentFamily');
    assert(parents !== undefined, 'there are parents');
    setActor(checked.plan, parents.id, { body: null });
    expect(judge(checked, 'R36').state).toBe('ok');
    const { measures } = checked.plan.snapshot();
    for (const { id } of measures) archiveRecord(checked.plan, { root: 'measures', id });
    expect(judge(checked, 'R36').asks).toEqual(['addBody']);
    const goal = first(checked.plan.snapshot().goals).id;
    addLink(checked.plan, { kind: 'goalHeldBy', goal, actor: parents.id });
    expect(judge(checked, 'R36').state).toBe('ok');
    for (const { id } of checked.plan.snapshot().goals) archiveRecord(checked.plan, { root: 'goals', id });
    expect(judge(checked, 'R36').asks).toEqual(['addBody']);
    setActor(checked.plan, parents.id, { body: 'parentsCouncil' });
    expect(judge(checked, 'R36').state).toBe('ok');
  });

  test('R38: a measure of outreach says who and for whom, as a practice does', () => {
    const checked = withoutPractices('keyWorker');
    const measure = addMeasure(checked.plan, { title: 'One person per family', type: 'outreachKeyWorker' });
    expect(judge(checked, 'R38').asks).toEqual(['keyWorkerWho', 'keyWorkerCriteria']);
    addLink(checked.plan, {
      kind: 'responsible',
      measure,
      actor: first(checked.plan.snapshot().actors).id,
    });
    expect(judge(checked, 'R38').asks).toEqual(['keyWorkerCriteria']);
  });

  test('R26: that bullying is dealt with says also how it can be reported, and whom one calls in', () => {
    const checked = withoutPractices('antiBullying');
    const id = addRecord(checked.plan, 'practices', {
      values: { topic: 'antiBullying', state: 'inPlace', where: 'On the notice board' },
      texts: { title: 'What happens when somebody is bullied' },
    });
    expect(judge(checked, 'R26').asks).toEqual(['practiceNote', 'practiceReport']);
    setRecord(checked.plan, 'practices', { id, patch: { reportTo: 'A box that two people open' } });
    expect(judge(checked, 'R26')).toMatchObject({ state: 'partly', done: 3, asks: ['practiceNote'] });
  });

  test('R25: a practice is told of also by the measure that brings it, but not by one that was dropped', () => {
    const checked = withoutPractices('celebration');
    const measure = addMeasure(checked.plan, { title: 'Summer feast' });
    addRecord(checked.plan, 'practices', {
      values: { topic: 'celebration', state: 'planned' },
      texts: { title: 'A feast' },
      links: (practice) => [{ kind: 'doneBy', practice, measure }],
    });
    expect(judge(checked, 'R25').state).toBe('ok');
    setMeasure(checked.plan, measure, { status: 'dropped' });
    expect(judge(checked, 'R25').asks).toEqual(['practiceWhere']);
  });

  test('what has no words does not count', () => {
    const checked = emptyPlan();
    addRecord(checked.plan, 'goals', { values: {} });
    addRecord(checked.plan, 'outcomes', { values: { level: 'system' } });
    addRecord(checked.plan, 'practices', { values: { topic: 'activities', state: 'inPlace', where: 'Gym' } });
    expect(judge(checked, 'R04').asks).toEqual(['addGoal']);
    expect(judge(checked, 'R15').done).toBe(0);
    expect(judge(checked, 'R21').asks).toEqual(['addPractice']);
  });
});

function withoutPractices(topic: PracticeTopic): CheckedPlan {
  const checked = wholePlan();
  for (const practice of checked.plan.snapshot().practices)
    if (practice.topic === topic) archiveRecord(checked.plan, { root: 'practices', id: practice.id });
  return checked;
}
