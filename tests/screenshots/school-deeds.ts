import {
  type ActorId,
  addLink,
  addMeasure,
  addRecord,
  type MeasureId,
  parseIsoDate,
  type Plan,
} from '@holdfast/plan-model';

const day = (text: string) => parseIsoDate(text) ?? null;

/** Who has which part in the measures of a school, how its staff is helped, and what makes it a welcoming place. */
export function writeSchoolDeeds(
  plan: Plan,
  measures: readonly MeasureId[],
  actors: readonly ActorId[],
): void {
  const [welcome, call] = measures;
  const [head, teachers, trainers, council, families, centre] = actors;
  if (!welcome || !call || !head || !teachers || !trainers || !council || !families || !centre)
    throw new Error('the school has all of them');
  const cause = addRecord(plan, 'causes', {
    values: { level: 'institution' },
    texts: { statement: 'Nobody knows the new ones in the first weeks' },
  });
  addLink(plan, { kind: 'addresses', measure: welcome, cause });
  addLink(plan, { kind: 'accountable', measure: welcome, actor: head });
  addLink(plan, { kind: 'accountable', measure: call, actor: head });
  addLink(plan, { kind: 'accountable', measure: call, actor: teachers });
  addLink(plan, { kind: 'consulted', measure: welcome, actor: council });
  addLink(plan, { kind: 'informed', measure: welcome, actor: families });
  addLink(plan, { kind: 'consulted', measure: call, actor: centre });
  addMeasure(plan, {
    title: 'Afternoons on solving conflicts',
    type: 'staffSupport',
    status: 'agreed',
    staffKind: 'continuing',
    'audience:teachers': true,
    'topic:conflict': true,
    'topic:bullying': true,
    hours: 12,
    places: 20,
    start: day('2026-11-01'),
    end: day('2027-03-31'),
    responsible: [centre],
  });
  addMeasure(plan, { title: 'A mentor for new trainers', type: 'staffSupport', staffKind: 'initial' });
  const week = addRecord(plan, 'practices', {
    values: {
      topic: 'activities',
      state: 'inPlace',
      date: day('2024-09-01'),
      where: 'the notice board and the club’s page',
      'group:learner': true,
      'group:teacher': true,
    },
    texts: { title: 'Football and cooking on Fridays', note: 'Twenty to thirty learners come each week.' },
  });
  addLink(plan, { kind: 'doneBy', practice: week, measure: welcome });
  addRecord(plan, 'practices', {
    values: { topic: 'climateSurvey', state: 'planned', date: day('2027-03-01'), 'group:learner': true },
    texts: { title: 'The spring survey' },
  });
  addRecord(plan, 'practices', {
    values: { topic: 'employerOffer', state: 'inPlace', offer: 'workExperience' },
    texts: { title: 'Trial weeks in the joinery' },
  });
}
