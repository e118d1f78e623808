import { addLink, addRecord, parseIsoDate, type Plan, setMeasure } from '@holdfast/plan-model';

export const CAUSE = 'I look after my brother before school and come late';

const day = (text: string) => parseIsoDate(text) ?? null;

/** Whom the school's community wants to reach, why learners leave, and what is to change, as it sees it after a few weeks. */
export function addWhy(plan: Plan): void {
  addLearners(plan);
  addReasons(plan);
  addChanges(plan);
}

function addLearners(plan: Plan): void {
  const [, call] = plan.snapshot().measures;
  const carers = addRecord(plan, 'profiles', {
    values: {
      origin: 'local',
      isFew: true,
      'need:family': 'somebody who looks after the little ones before school',
      'need:educational': 'times and deadlines that bend',
    },
    texts: {
      name: 'Learners who care for somebody at home',
      description: 'Their time is not their own. Most of them never say so.',
    },
  });
  if (call !== undefined) {
    addLink(plan, { kind: 'helps', measure: call.id, profile: carers });
    setMeasure(plan, call.id, { 'dimension:family': true });
  }
  addRecord(plan, 'profiles', {
    values: { origin: 'suggested', size: 24 },
    texts: { name: 'Learners who drift away quietly' },
  });
}

function addReasons(plan: Plan): void {
  const { measures, profiles } = plan.snapshot();
  const late = addRecord(plan, 'causes', {
    values: { code: 'FAM-care-duties', level: 'family', weight: 5 },
    texts: { statement: CAUSE, note: 'Nobody at school knew of it until somebody asked.' },
  });
  for (const { id } of profiles.slice(0, 1)) addLink(plan, { kind: 'affects', cause: late, profile: id });
  for (const { id } of measures.slice(0, 2)) addLink(plan, { kind: 'addresses', measure: id, cause: late });
  addRecord(plan, 'evidence', {
    values: {
      causeId: late,
      kind: 'data',
      date: day('2026-03-01'),
      source: 'School register',
      summary: '41 of 120 learners of year 1 missed more than ten days',
    },
  });
  addRecord(plan, 'evidence', {
    values: {
      causeId: late,
      kind: 'interview',
      date: day('2026-05-01'),
      summary: 'Six of nine whom we asked care for somebody at home',
    },
  });
  addRecord(plan, 'causes', {
    values: { level: 'workplace', weight: 3 },
    texts: { statement: 'The work is not what I thought it would be' },
  });
}

function addChanges(plan: Plan): void {
  const { measures, targets } = plan.snapshot();
  const known = addRecord(plan, 'outcomes', {
    values: { level: 'individual', byDate: day('2027-07-31') },
    texts: { statement: 'Every learner knows an adult to turn to' },
  });
  for (const { id } of targets.slice(-1)) addLink(plan, { kind: 'shownBy', outcome: known, target: id });
  for (const { id } of measures.slice(0, 1))
    for (const target of targets.slice(-2))
      addLink(plan, { kind: 'towards', measure: id, target: target.id });
  addRecord(plan, 'outcomes', {
    values: { level: 'institutional', byDate: day('2027-01-31') },
    texts: { statement: 'Missed days are seen on the first day, in school and in companies' },
  });
}
