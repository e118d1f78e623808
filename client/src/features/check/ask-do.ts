import {
  ACTOR_GROUPS,
  addMeasure,
  addRecord,
  appendLines,
  EMPLOYER_OFFERS,
  keepOnlyLink,
  type MeasureId,
  type MeasureSnapshot,
  type NewValues,
  PRACTICE_STATES,
  setMeasure,
  setRecord,
} from '@holdfast/plan-model';

import {
  type Asked,
  linkNamed,
  type Asking,
  dayOf,
  monthOf,
  pickChoice,
  pickRecord,
  question,
  wordsOf,
  titleOf,
} from './question.ts';

function helpsStaff({ type, status }: MeasureSnapshot): boolean {
  return type === 'staffSupport' && status !== 'dropped';
}

function askEnd(id: MeasureId, asking: Asking) {
  const start = asking.snapshot.measuresById.get(id)?.start;
  const from = typeof start === 'string' ? start : undefined;
  return question([monthOf(asking, 'last', { from })], (end) => setMeasure(asking.plan, id, { end }));
}

/** What is done, and whether it is there already; where one finds it is asked next. */
function askPractice(asking: Asking, values: Omit<NewValues<'practices'>, 'state'>) {
  const { t, plan } = asking;
  return question(
    [titleOf(asking), pickChoice(asking, PRACTICE_STATES, t('check.state'))],
    (title, state) => void addRecord(plan, 'practices', { values: { ...values, state }, texts: { title } }),
  );
}

/** Whom a survey asks, where it is for an audience. */
const ASKED_BY = {
  learners: { 'group:learner': true },
  staff: {
    'group:teacher': true,
    'group:trainer': true,
    'group:nonTeachingStaff': true,
    'group:leadership': true,
  },
  parents: { 'group:parentFamily': true },
} as const;

/** What is done, and by whom. */
export const DO = {
  addMeasure(_gap, asking) {
    return question([titleOf(asking)], (title) => void addMeasure(asking.plan, { title }));
  },
  accountable({ place: { record } }, asking) {
    return question([pickRecord(asking, 'actors')], (actor) =>
      linkNamed(asking, 'accountable', record.id, actor),
    );
  },
  oneAccountable({ place: { record } }, asking) {
    const { plan, snapshot } = asking;
    const answering = snapshot.links.accountableByMeasure.get(record.id) ?? [];
    return question([pickRecord(asking, 'actors', ({ id }) => answering.includes(id))], (actor) =>
      keepOnlyLink(plan, { kind: 'accountable', measure: record.id, actor }),
    );
  },
  responsible({ place: { record } }, asking) {
    return question([pickRecord(asking, 'actors')], (actor) =>
      linkNamed(asking, 'responsible', record.id, actor),
    );
  },
  measureCause({ place: { record } }, asking) {
    return question([pickRecord(asking, 'causes')], (cause) =>
      linkNamed(asking, 'addresses', record.id, cause),
    );
  },
  measureEnd: ({ place: { record } }, asking) => askEnd(record.id, asking),
  measureOutside: ({ place: { record } }, asking) => askEnd(record.id, asking),
  measureTarget({ place: { record } }, asking) {
    return question([pickRecord(asking, 'targets')], (target) =>
      linkNamed(asking, 'towards', record.id, target),
    );
  },
  addStaffSupport({ staffKind }, asking) {
    return question(
      [titleOf(asking)],
      (title) => void addMeasure(asking.plan, { title, type: 'staffSupport', staffKind }),
    );
  },
  staffAudience({ audience }, asking) {
    const isContinuing = (each: MeasureSnapshot) => helpsStaff(each) && each.staffKind === 'continuing';
    return question([pickRecord(asking, 'measures', isContinuing)], (id) =>
      setMeasure(asking.plan, id, { [`audience:${audience}`]: true }),
    );
  },
  staffTopic({ topic }, asking) {
    return question([pickRecord(asking, 'measures', helpsStaff)], (id) =>
      setMeasure(asking.plan, id, { [`topic:${topic}`]: true }),
    );
  },
  addPractice: ({ topic }, asking) => askPractice(asking, { topic }),
  addSurvey: ({ audience }, asking) => askPractice(asking, { topic: 'climateSurvey', ...ASKED_BY[audience] }),
  addOffer: ({ offer }, asking) => askPractice(asking, { topic: 'employerOffer', offer }),
  practiceScope({ scope }, asking) {
    return question([pickRecord(asking, 'practices')], (id) =>
      setRecord(asking.plan, 'practices', { id, patch: { [`scope:${scope}`]: true } }),
    );
  },
  practiceWhere({ place: { record } }, asking) {
    return question([wordsOf(asking, 500)], (where) =>
      setRecord(asking.plan, 'practices', { id: record.id, patch: { where } }),
    );
  },
  practiceNote({ place: { record } }, asking) {
    return question([wordsOf(asking, 2000)], (words) =>
      appendLines(asking.plan, { ...record, field: 'note' }, words),
    );
  },
  practiceReport({ place: { record } }, asking) {
    return question([wordsOf(asking, 500)], (reportTo) =>
      setRecord(asking.plan, 'practices', { id: record.id, patch: { reportTo } }),
    );
  },
  practiceWho({ place: { record } }, asking) {
    return question([pickChoice(asking, ACTOR_GROUPS)], (group) =>
      setRecord(asking.plan, 'practices', { id: record.id, patch: { [`group:${group}`]: true } }),
    );
  },
  practiceDate({ place: { record } }, asking) {
    return question([dayOf(asking, 'any')], (date) =>
      setRecord(asking.plan, 'practices', { id: record.id, patch: { date } }),
    );
  },
  practiceOffer({ place: { record } }, asking) {
    return question([pickChoice(asking, EMPLOYER_OFFERS)], (offer) =>
      setRecord(asking.plan, 'practices', { id: record.id, patch: { offer } }),
    );
  },
  isAnonymous({ place: { record } }, asking) {
    return question([], () =>
      setRecord(asking.plan, 'practices', { id: record.id, patch: { isAnonymous: true } }),
    );
  },
  keyWorkerWho({ place: { record } }, asking) {
    return question([pickRecord(asking, 'actors')], (actor) =>
      linkNamed(asking, 'responsible', record.id, actor),
    );
  },
  keyWorkerCriteria({ place: { record } }, asking) {
    return question([wordsOf(asking, 2000)], (words) =>
      appendLines(asking.plan, { ...record, field: 'what' }, words),
    );
  },
} satisfies Partial<Asked>;
