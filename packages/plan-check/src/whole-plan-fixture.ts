import { assert, seededRandom } from '@holdfast/base';
import {
  type ActorGroup,
  type ActorId,
  addActor,
  addEndorsement,
  addGoal,
  addIndicator,
  addLink,
  addMeasure,
  addMeasurement,
  addRecord,
  addTarget,
  addVoice,
  appendText,
  dayNumber,
  type Discussion,
  type IsoDate,
  type MeasureId,
  openDiscussion,
  openPlan,
  OUTCOME_LEVELS,
  parseIsoDate,
  type Plan,
  PRACTICE_TOPICS,
  type PracticeTopic,
  setIndicator,
  setMeta,
  whoWasHeard,
} from '@holdfast/plan-model';
import * as Y from 'yjs';

import { REQUIRED_PARTIES } from './parties.ts';
import type { CheckSources } from './sources.ts';

export function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert(date !== undefined, `${text} is a day`);
  return date;
}

/** The day on which the plans of tests are checked. */
export const TODAY = day('2026-11-27');

/** A plan with what is said of it, for tests. */
export interface CheckedPlan {
  readonly plan: Plan;
  readonly discussion: Discussion;
  sources(today?: IsoDate): CheckSources;
}

export function emptyPlan(seed = 1): CheckedPlan {
  const noon = (dayNumber(TODAY) + 0.5) * 86_400_000;
  const clock = { now: () => noon, setTimer: () => () => {} };
  const ports = { clock, random: seededRandom(seed), participantId: 'participant-ana' };
  const plan = openPlan(new Y.Doc(), ports);
  const discussion = openDiscussion(new Y.Doc(), ports);
  return {
    plan,
    discussion,
    sources(today = TODAY) {
      const [planNow, said] = [plan.snapshot(), discussion.snapshot()];
      const heard = whoWasHeard({ plan: planNow, discussion: said, groupOf: () => undefined });
      return { plan: planNow, discussion: said, heard, today };
    },
  };
}

const VISION =
  'Everybody who begins here can stay. We notice early when somebody drifts away, we ask and listen, and we act ' +
  'together: the school, the companies, the families and the services of our town. Nobody leaves without a next step.';

/** A plan in which nothing is missing, for tests that take something away. */
export function wholePlan(seed = 1): CheckedPlan {
  const checked = emptyPlan(seed);
  const { plan, discussion } = checked;
  setMeta(plan, {
    periodStart: '2026-09-01',
    periodEnd: '2028-07-31',
    reviewEveryMonths: 6,
    languages: 'English, Arabic',
  });
  appendText(plan, 'vision', VISION);
  const actors = addCommunity(plan);
  const goal = addGoal(plan, { statement: 'Everybody stays in class' });
  const collector = actors[0];
  assert(collector !== undefined, 'there is a community');
  const indicator = addIndicator(plan, {
    name: 'Absence',
    unit: '%',
    decimals: 1,
    direction: 'down',
    source: 'The register of the school',
  });
  setIndicator(plan, indicator, { frequency: 'monthly', collectorId: collector });
  const target = addTarget(plan, {
    indicator,
    goals: [goal],
    baselineValue: 14,
    baselineDate: day('2026-09-01'),
    targetValue: 9,
    deadline: day('2028-06-30'),
  });
  addMeasurement(plan, { indicatorId: indicator, date: day('2026-11-01'), value: 13, people: 300 });
  const profile = addRecord(plan, 'profiles', { values: {}, texts: { name: 'Learners who lost heart' } });
  const causes = (['individual', 'workplace'] as const).map((level) =>
    addRecord(plan, 'causes', { values: { level }, texts: { statement: `Reason of the ${level}` } }),
  );
  for (const causeId of causes)
    addRecord(plan, 'evidence', { values: { causeId, kind: 'data', date: day('2026-05-01') } });
  const welcome = addMeasure(plan, {
    title: 'Welcome week',
    status: 'agreed',
    end: day('2027-09-30'),
    goals: [goal],
    responsible: actors,
  });
  for (const cause of causes) addLink(plan, { kind: 'addresses', measure: welcome, cause });
  addLink(plan, { kind: 'towards', measure: welcome, target });
  addLink(plan, { kind: 'helps', measure: welcome, profile });
  for (const measure of [welcome, ...addStaffSupport(plan, actors)])
    addLink(plan, { kind: 'accountable', measure, actor: leader(plan) });
  for (const level of OUTCOME_LEVELS)
    addRecord(plan, 'outcomes', {
      values: { level },
      texts: { statement: `More of the ${level} works` },
      links: (outcome) => [{ kind: 'shownBy', outcome, target }],
    });
  for (const topic of PRACTICE_TOPICS) addPractice(plan, topic);
  addRecord(plan, 'evaluations', {
    values: { start: day('2027-06-01'), end: day('2027-06-30') },
    texts: { title: 'The first year', questions: 'What helped whom?', success: 'Absence fell' },
  });
  addRecord(plan, 'reviews', { values: { date: day('2027-03-01') }, texts: { title: 'Spring' } });
  for (const group of REQUIRED_PARTIES.map(([first]) => first))
    if (group !== undefined)
      addVoice(discussion, { group, heardOn: day('2026-10-01'), channel: 'phone', people: 3, words: null });
  for (const group of ['learner', 'parentFamily', 'teacher'] as const)
    addEndorsement(discussion, { goal, group, spokesperson: 'Speaker', asked: 20, way: 'meeting' });
  return checked;
}

/** One actor for each party, each with its role in words; and an association beside the service. */
function addCommunity(plan: Plan): readonly ActorId[] {
  const bodies = {
    learner: 'studentCouncil',
    parentFamily: 'parentsCouncil',
    leadership: 'steeringGroup',
  } as const;
  const groups = [...REQUIRED_PARTIES.flatMap(([first]) => first ?? []), 'ngo' as const];
  return groups.map((group) =>
    addActor(plan, {
      name: `Those of ${group}`,
      group,
      kind: isOutside(group) ? 'service' : 'body',
      role: 'Brings people together',
      ...(group in bodies ? { body: bodies[group as keyof typeof bodies] } : {}),
      ...(isOutside(group)
        ? {
            contact: '+1 555 0100',
            hours: 'Mondays',
            referral: 'Call first',
            isPublic: true,
            checkedOn: day('2026-09-15'),
          }
        : {}),
    }),
  );
}

function isOutside(group: ActorGroup): boolean {
  return group === 'socialService' || group === 'ngo';
}

function leader(plan: Plan): ActorId {
  const found = plan.snapshot().actors.find(({ group }) => group === 'leadership');
  assert(found !== undefined, 'somebody leads');
  return found.id;
}

function addStaffSupport(plan: Plan, responsible: readonly ActorId[]): readonly MeasureId[] {
  return (['initial', 'continuing', 'peer', 'multiProfessional'] as const).map((staffKind) =>
    addMeasure(plan, {
      title: `Support, ${staffKind}`,
      type: 'staffSupport',
      staffKind,
      status: 'running',
      end: day('2027-07-01'),
      responsible,
      'audience:teachers': true,
      'audience:trainers': true,
      ...(staffKind === 'continuing'
        ? {
            'topic:factors': true,
            'topic:needs': true,
            'topic:interventions': true,
            'topic:disadvantage': true,
            'topic:diversity': true,
            'topic:conflict': true,
            'topic:bullying': true,
            'topic:methods': true,
          }
        : {}),
    }),
  );
}

function addPractice(plan: Plan, topic: PracticeTopic): void {
  addRecord(plan, 'practices', {
    values: {
      topic,
      state: 'inPlace',
      where: 'On the notice board',
      ...(topic === 'climateSurvey'
        ? {
            isAnonymous: true,
            date: day('2026-06-01'),
            'group:learner': true,
            'group:teacher': true,
            'group:parentFamily': true,
          }
        : {}),
      ...(topic === 'learnerVoice'
        ? { 'scope:school': true, 'scope:work': true, 'scope:administration': true }
        : {}),
      ...(topic === 'employerOffer' ? { offer: 'talks' } : {}),
      ...(topic === 'antiBullying' ? { reportTo: 'A box that two people open' } : {}),
      ...(topic === 'keyWorker' ? { 'group:teacher': true } : {}),
    },
    texts: { title: `How we do it: ${topic}`, note: 'As we agreed, every year.' },
  });
}
