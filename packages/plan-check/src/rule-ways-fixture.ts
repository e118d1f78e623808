import {
  addRecord,
  archiveRecord,
  isUnreadable,
  type LinkKind,
  LINK_KINDS,
  makeLink,
  type Plan,
  type PlanSnapshot,
  type PracticeTopic,
  type RecordAddress,
  type RecordPatch,
  type RecordRoot,
  removeLink,
  setMeta,
  setRecord,
  withdrawEntry,
} from '@holdfast/plan-model';

import type { Ask } from './asks.ts';
import type { FindingState, RuleCode } from './finding.ts';
import { REQUIRED_PARTIES } from './parties.ts';
import { type CheckedPlan, day } from './whole-plan-fixture.ts';

/** What is done to a plan in which nothing is missing. */
type Change = (checked: CheckedPlan) => void;
/** How a rule comes to a state, and what it then asks; or why it never does. */
type Way = readonly [change: Change, asks: readonly Ask[]] | `never: ${string}`;
type Ways = Readonly<Record<Exclude<FindingState, 'ok'>, Way>>;

const BY_WAIVER: Way = 'never: by itself; it can be waived';
const ONE_DEMAND: Way = 'never: it asks for one thing';
const MINIMUM: Way = 'never: of the minimum nothing can be left out';

/** Takes records of a kind out of the plan: all, or those that match. */
export function without<Root extends RecordRoot>(
  root: Root,
  matches: (record: PlanSnapshot[Root][number]) => boolean = () => true,
): Change {
  return ({ plan }) => {
    const records: readonly PlanSnapshot[Root][number][] = plan.snapshot()[root];
    for (const record of records)
      if (matches(record)) archiveRecord(plan, { root, id: record.id } as RecordAddress);
  };
}

/** Changes the records of a kind: all, or those that match. */
export function set<Root extends RecordRoot>(
  root: Root,
  patch: RecordPatch<Root>,
  matches: (record: PlanSnapshot[Root][number]) => boolean = () => true,
): Change {
  return ({ plan }) => {
    const records: readonly PlanSnapshot[Root][number][] = plan.snapshot()[root];
    for (const record of records)
      if (matches(record)) setRecord<RecordRoot>(plan, root, { id: record.id, patch });
  };
}

/** Takes the relations of a kind away: all, or those of one record. */
function unlink(kind: LinkKind, isOf: (from: string, plan: Plan) => boolean = () => true): Change {
  return ({ plan }) => {
    const list: ReadonlyMap<string, readonly string[]> = plan.snapshot().links[LINK_KINDS[kind].lists[0]];
    for (const [from, others] of list)
      for (const to of others) {
        const link = makeLink(kind, from, to);
        if (link !== undefined && isOf(from, plan)) removeLink(plan, link);
      }
  };
}

function all(...changes: readonly Change[]): Change {
  return (checked) => {
    for (const change of changes) change(checked);
  };
}

/** The words of a text, taken out as an editor does it. */
function wipe(root: RecordRoot, field: string): Change {
  return ({ plan }) => {
    for (const { id } of plan.snapshot()[root]) {
      const fragment = plan.fragment({ root, id, field } as Parameters<Plan['fragment']>[0]);
      if (fragment !== undefined) plan.doc.transact(() => fragment.delete(0, fragment.length));
    }
  };
}

const noPractice = (topic: PracticeTopic): Change => without('practices', (each) => each.topic === topic);
const barePractice = (topic: PracticeTopic): Change =>
  all(
    set('practices', { where: null, date: null }, (each) => each.topic === topic),
    wipe('practices', 'note'),
  );
export const nobodySpoke: Change = ({ discussion }) => {
  for (const { key } of discussion.snapshot().voices) withdrawEntry(discussion, { root: 'voices', key });
  for (const { key } of discussion.snapshot().endorsements)
    withdrawEntry(discussion, { root: 'endorsements', key });
};
const doWithoutAll: Change = ({ plan }) => {
  for (const group of REQUIRED_PARTIES.flat()) setMeta(plan, { [`absent:${group}`]: 'Not in our valley' });
};
const isInitial = ({ staffKind }: PlanSnapshot['measures'][number]) => staffKind === 'initial';
const isContinuing = ({ staffKind }: PlanSnapshot['measures'][number]) => staffKind === 'continuing';
const isGroup = (group: string) => (actor: PlanSnapshot['actors'][number]) => actor.group === group;
const supportsStaff = ({ type }: PlanSnapshot['measures'][number]) => type === 'staffSupport';

/** One practice of a topic: none, a bare one, or waived. */
function ofPractice(topic: PracticeTopic): Ways {
  return {
    partly: [barePractice(topic), ['practiceWhere']],
    missing: [noPractice(topic), ['addPractice']],
    notApplicable: BY_WAIVER,
  };
}

export const WAYS: Readonly<Record<RuleCode, Ways>> = {
  R01: {
    partly: [
      ({ discussion }) => {
        const voice = discussion.snapshot().voices.find(({ group }) => group === 'employer');
        if (voice !== undefined) withdrawEntry(discussion, { root: 'voices', key: voice.key });
      },
      ['hear'],
    ],
    missing: [nobodySpoke, REQUIRED_PARTIES.map(() => 'hear' as const)],
    notApplicable: [doWithoutAll, []],
  },
  R02: {
    partly: [without('actors', isGroup('trainer')), ['addActor']],
    missing: [without('actors'), REQUIRED_PARTIES.map(() => 'addActor' as const)],
    notApplicable: [doWithoutAll, []],
  },
  R03: {
    partly: [without('actors', isGroup('learner')), ['takePart']],
    missing: [set('measures', { status: 'idea' }), REQUIRED_PARTIES.map(() => 'takePart' as const)],
    notApplicable: [doWithoutAll, []],
  },
  R04: {
    partly: [
      ({ discussion }) => {
        const teachers = discussion.snapshot().endorsements.find(({ group }) => group === 'teacher');
        if (teachers !== undefined) withdrawEntry(discussion, { root: 'endorsements', key: teachers.key });
      },
      ['goalGroups'],
    ],
    missing: [without('goals'), ['addGoal']],
    notApplicable: MINIMUM,
  },
  R05: {
    partly: [unlink('accountable', (from, plan) => titleOf(plan, from) === 'Welcome week'), ['accountable']],
    missing: [without('measures'), ['addMeasure']],
    notApplicable: MINIMUM,
  },
  R06: {
    partly: [wipe('actors', 'role'), Array.from({ length: 10 }, () => 'actorRole' as const)],
    missing: [without('measures'), Array.from({ length: 10 }, () => 'actorPart' as const)],
    notApplicable: MINIMUM,
  },
  R07: {
    partly: [unlink('addresses'), ['targetCause']],
    missing: [all(without('causes'), without('targets')), ['addCause', 'addTarget']],
    notApplicable: MINIMUM,
  },
  R08: {
    partly: [
      ({ plan }) => {
        const [first] = plan.snapshot().causes;
        if (first !== undefined) archiveRecord(plan, { root: 'causes', id: first.id });
        addRecord(plan, 'causes', { values: {}, texts: { statement: 'Long ways' } });
      },
      ['causeMeasure'],
    ],
    missing: [unlink('addresses'), ['measureCause', 'causeMeasure', 'causeMeasure']],
    notApplicable: MINIMUM,
  },
  R09: {
    partly: [set('evidence', { date: day('2024-01-01') }), ['causeEvidence', 'causeEvidence']],
    missing: [
      all(without('evidence'), set('causes', { level: null })),
      ['causeEvidence', 'causeEvidence', 'causeLevel'],
    ],
    notApplicable: [without('causes'), []],
  },
  R10: {
    partly: ONE_DEMAND,
    missing: [without('measures', isInitial), ['addStaffSupport']],
    notApplicable: MINIMUM,
  },
  R11: {
    partly: [set('measures', { 'audience:trainers': null }, isContinuing), ['staffAudience']],
    missing: [without('measures', isContinuing), ['addStaffSupport']],
    notApplicable: MINIMUM,
  },
  R12: {
    partly: [
      ({ plan }) => {
        const [first] = plan.snapshot().outcomes;
        unlink('shownBy', (from) => from === first?.id)({ plan } as CheckedPlan);
      },
      ['outcomeTarget'],
    ],
    missing: [without('outcomes'), ['addOutcome']],
    notApplicable: MINIMUM,
  },
  R13: {
    partly: [set('targets', { targetValue: null }), ['targetValue']],
    missing: [without('targets'), ['addTarget']],
    notApplicable: MINIMUM,
  },
  R14: {
    partly: [set('targets', { deadline: day('2031-01-01') }), ['targetOutside']],
    missing: [
      all(
        ({ plan }) => setMeta(plan, { periodStart: null, periodEnd: null }),
        set('targets', { deadline: null }),
        set('measures', { end: null }),
      ),
      [
        'periodStart',
        'periodEnd',
        'targetDeadline',
        ...Array.from({ length: 5 }, () => 'measureEnd' as const),
      ],
    ],
    notApplicable: MINIMUM,
  },
  R15: {
    partly: [without('outcomes', ({ level }) => level === 'system'), ['addOutcome']],
    missing: [without('outcomes'), ['addOutcome', 'addOutcome', 'addOutcome']],
    notApplicable: BY_WAIVER,
  },
  R16: {
    partly: [set('measurements', { date: day('2026-09-30') }), ['measurement']],
    missing: [
      set('indicators', { source: null, frequency: null, collectorId: null }),
      ['indicatorSource', 'indicatorFrequency', 'indicatorCollector'],
    ],
    notApplicable: [without('targets'), []],
  },
  R17: {
    partly: [wipe('evaluations', 'success'), ['evaluationSuccess']],
    missing: [without('evaluations'), ['addEvaluation']],
    notApplicable: BY_WAIVER,
  },
  R18: {
    partly: [without('reviews'), ['nextReview']],
    missing: [
      all(without('reviews'), ({ plan }) => setMeta(plan, { reviewEveryMonths: null })),
      ['reviewEveryMonths', 'nextReview'],
    ],
    notApplicable: BY_WAIVER,
  },
  R19: {
    partly: [set('actors', { body: null }), ['addBody']],
    missing: [
      all(without('actors'), ({ plan }) => {
        const vision = plan.fragment('vision');
        plan.doc.transact(() => vision?.delete(0, vision.length));
      }),
      ['vision', 'leaderAnswers', 'addBody'],
    ],
    notApplicable: BY_WAIVER,
  },
  R20: {
    partly: [unlink('helps'), ['profileMeasure']],
    missing: [without('profiles'), ['addProfile']],
    notApplicable: BY_WAIVER,
  },
  R21: ofPractice('activities'),
  R22: ofPractice('sharedSpaces'),
  R23: ofPractice('sharedFacilities'),
  R24: {
    partly: [set('actors', { hours: null }), ['hours']],
    missing: [all(noPractice('accessToHelp'), without('actors')), ['addPractice', 'addActor']],
    notApplicable: BY_WAIVER,
  },
  R25: ofPractice('celebration'),
  R26: {
    partly: [set('actors', { referral: null }), ['referral']],
    missing: [
      all(noPractice('antiBullying'), set('actors', { referral: null })),
      ['addPractice', 'referral'],
    ],
    notApplicable: BY_WAIVER,
  },
  R27: {
    partly: [set('practices', { 'group:parentFamily': null }), ['addSurvey']],
    missing: [set('practices', { isAnonymous: null }), ['isAnonymous', 'isAnonymous', 'isAnonymous']],
    notApplicable: BY_WAIVER,
  },
  R28: {
    partly: [without('actors', isGroup('learner')), ['addBody']],
    missing: [all(noPractice('learnerVoice'), without('actors')), ['addPractice', 'addBody']],
    notApplicable: BY_WAIVER,
  },
  R29: {
    partly: [set('practices', { 'scope:work': null }), ['practiceScope']],
    missing: [without('practices'), ['practiceScope', 'practiceScope', 'practiceScope']],
    notApplicable: BY_WAIVER,
  },
  R30: {
    partly: [barePractice('informalVoice'), ['practiceWhere']],
    missing: [noPractice('informalVoice'), ['addPractice']],
    notApplicable: BY_WAIVER,
  },
  R31: {
    partly: ONE_DEMAND,
    missing: [
      all(noPractice('languages'), ({ plan }) => setMeta(plan, { languages: 'English' })),
      ['languages'],
    ],
    notApplicable: BY_WAIVER,
  },
  R32: {
    partly: [set('actors', { checkedOn: day('2025-10-01') }), ['checkedOn', 'checkedOn']],
    missing: [without('actors'), ['addActor', 'addActor']],
    notApplicable: [doWithoutAll, []],
  },
  R33: {
    partly: [set('practices', { offer: null }), ['practiceOffer']],
    missing: [noPractice('employerOffer'), ['addPractice']],
    notApplicable: BY_WAIVER,
  },
  R34: {
    partly: [set('measures', { 'topic:bullying': null }), ['staffTopic']],
    missing: [without('measures', supportsStaff), Array.from({ length: 7 }, () => 'staffTopic' as const)],
    notApplicable: BY_WAIVER,
  },
  R35: {
    partly: [without('measures', ({ staffKind }) => staffKind === 'peer'), ['addStaffSupport']],
    missing: [without('measures', supportsStaff), ['addStaffSupport', 'staffTopic', 'addStaffSupport']],
    notApplicable: BY_WAIVER,
  },
  R36: {
    partly: ONE_DEMAND,
    missing: [all(without('actors', isGroup('parentFamily')), noPractice('parentDecisions')), ['addBody']],
    notApplicable: BY_WAIVER,
  },
  R37: {
    partly: [noPractice('familySpace'), ['addPractice']],
    missing: [
      all(noPractice('familySpace'), noPractice('parentsAsResource')),
      ['addPractice', 'addPractice'],
    ],
    notApplicable: BY_WAIVER,
  },
  R38: {
    partly: [set('practices', { 'group:teacher': null }), ['practiceWho']],
    missing: [noPractice('keyWorker'), ['addPractice']],
    notApplicable: BY_WAIVER,
  },
  R39: {
    partly: [unlink('goal'), ['goalTarget']],
    missing: [all(unlink('goal'), unlink('towards')), ['targetMeasure', 'measureTarget', 'goalTarget']],
    notApplicable: [all(without('goals'), without('targets'), without('measures')), []],
  },
};

function titleOf(plan: Plan, id: string): string {
  const title = plan.snapshot().measures.find((each) => each.id === id)?.title;
  return title === undefined || isUnreadable(title) ? '' : title.plainText;
}
