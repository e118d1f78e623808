import type {
  MeasureSnapshot,
  PlanSnapshot,
  StaffAudience,
  StaffKind,
  StaffTopic,
} from '@holdfast/plan-model';

import { inSection } from '../asks.ts';
import { type Demand, rule } from '../rule.ts';
import { isStaffSupport, livingMeasures } from '../what-counts.ts';

const reads = ({ plan }: { readonly plan: PlanSnapshot }) => ({ measures: plan.measures });

function support(measures: readonly MeasureSnapshot[]): readonly MeasureSnapshot[] {
  return livingMeasures(measures).filter(isStaffSupport);
}

function ofKind(measures: readonly MeasureSnapshot[], kind: StaffKind): readonly MeasureSnapshot[] {
  return support(measures).filter(({ staffKind }) => staffKind === kind);
}

function addSupport(staffKind: StaffKind): Demand {
  return [{ ask: 'addStaffSupport', place: inSection('staff'), staffKind }];
}

function hasTopic(measures: readonly MeasureSnapshot[], topic: StaffTopic): boolean {
  return measures.some((measure) => measure[`topic:${topic}`] === true);
}

function askTopic(topic: StaffTopic): Demand {
  return [{ ask: 'staffTopic', place: inSection('staff'), topic }];
}

/** Help for those who begin. */
const initial = rule({
  code: 'R10',
  level: 'minimum',
  reads,
  judge: ({ measures }) => ({
    demands: [ofKind(measures, 'initial').length > 0 ? [] : addSupport('initial')],
  }),
});

const AUDIENCES: readonly StaffAudience[] = ['teachers', 'trainers'];

/** Help for those who are there, in the school and in the companies. */
const continuing = rule({
  code: 'R11',
  level: 'minimum',
  reads,
  judge: ({ measures }) => {
    const found = ofKind(measures, 'continuing');
    if (found.length === 0) return { demands: [addSupport('continuing')] };
    return {
      demands: [
        [],
        ...AUDIENCES.map((audience): Demand =>
          found.some((measure) => measure[`audience:${audience}`] === true)
            ? []
            : [{ ask: 'staffAudience', place: inSection('staff'), audience }],
        ),
      ],
    };
  },
});

/** What teachers and trainers should be able to learn, by the source. */
const TOPICS: readonly StaffTopic[] = [
  'factors',
  'needs',
  'interventions',
  'disadvantage',
  'diversity',
  'conflict',
  'bullying',
];

/** What the help for staff is about, taken together. */
const topics = rule({
  code: 'R34',
  level: 'recommendation',
  reads,
  judge: ({ measures }) => {
    const found = support(measures);
    return { demands: TOPICS.map((topic): Demand => (hasTopic(found, topic) ? [] : askTopic(topic))) };
  },
});

/** The three ways of learning that the source names beside courses. */
const ways = rule({
  code: 'R35',
  level: 'recommendation',
  reads,
  judge: ({ measures }) => {
    const found = support(measures);
    const isTogether =
      ofKind(measures, 'multiProfessional').length > 0 || hasTopic(found, 'multiProfessional');
    return {
      demands: [
        isTogether ? [] : addSupport('multiProfessional'),
        hasTopic(found, 'methods') ? [] : askTopic('methods'),
        ofKind(measures, 'peer').length > 0 ? [] : addSupport('peer'),
      ],
    };
  },
});

export const STAFF = [initial, continuing];
export const STAFF_LEARNING = [topics, ways];
