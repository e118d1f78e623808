import {
  addLink,
  addRecord,
  moneyOf,
  parseIsoDate,
  type Plan,
  setActor,
  setIndicator,
  setMeasure,
  setMeta,
  setRecord,
  setTarget,
} from '@holdfast/plan-model';

const EVALUATION = 'The first year, looked back on';

const day = (text: string) => parseIsoDate(text) ?? null;
const euros = (amount: number) => moneyOf({ amount, currency: 'EUR' }) ?? null;

/** What a school says of its plan as a whole, who answers for what in it, what is set aside, and how it will be looked at. */
export function writeSchoolFrame(plan: Plan): void {
  setMeta(plan, {
    publicSummary:
      'Nobody shall leave our school because nobody asked. Whoever is missing is called the same day, and every new learner has somebody at their side.',
    country: 'PT',
    region: 'the harbour district of Setúbal',
    languages: 'Portuguese, Ukrainian, العربية',
    status: 'adopted',
    adoptedOn: '2026-09-12',
  });
  const { goals, actors, targets, measures, outcomes } = plan.snapshot();
  const [head, teachers, trainers, , , , joinery] = actors.map(({ id }) => id);
  if (!head || !teachers || !trainers || !joinery) throw new Error('the school has all of them');
  setActor(plan, trainers, { organisationId: joinery });
  setActor(plan, joinery, {
    area: 'the old docks, and the villages up the river',
    hours: 'Mondays from 8 to 16',
  });
  // The goal of the school itself; what stands before it came with the outline.
  for (const { id: goal } of goals.slice(-1)) {
    addLink(plan, { kind: 'goalHeldBy', goal, actor: head });
    for (const { id } of outcomes.slice(-2, -1)) addLink(plan, { kind: 'leadsTo', goal, outcome: id });
  }
  for (const { id: target } of targets.slice(-2)) {
    setTarget(plan, target, { level: 'individual' });
    addLink(plan, { kind: 'targetHeldBy', target, actor: teachers });
  }
  for (const [at, amount] of [1200, 350.5].entries())
    for (const { id } of measures.slice(at, at + 1)) setMeasure(plan, id, { budget: euros(amount) });
  addNumbers(plan);
  addRecord(plan, 'evaluations', {
    values: {
      start: day('2027-06-01'),
      end: day('2027-07-31'),
      methods: 'Talks in small groups, and the numbers of the register',
      who: 'Two learners, a parent and a trainer, with the head teacher',
    },
    texts: {
      title: EVALUATION,
      activities: 'The welcome week and the calls on the first day.',
      questions: 'Did it help those who care for somebody at home?',
    },
  });
}

/** Of which learners they are, and how they were found. */
function addNumbers(plan: Plan): void {
  const { indicators, measurements } = plan.snapshot();
  for (const { id } of indicators.slice(-2, -1))
    setIndicator(plan, id, { breakdowns: 'year of training, language at home' });
  for (const { id } of measurements.slice(3, 4))
    setRecord(plan, 'measurements', {
      id,
      patch: {
        breakdown: 'Year 1, joinery and metal',
        method: 'survey',
        note: 'Two classes were on a journey.',
      },
    });
}
