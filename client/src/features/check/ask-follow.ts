import {
  addMeasurement,
  addRecord,
  appendLines,
  FREQUENCIES,
  leastPeopleOf,
  MOST_PEOPLE,
  setIndicator,
  setMeta,
  setPeriod,
  setRecord,
} from '@holdfast/plan-model';

import {
  type Asked,
  countOf,
  dayOf,
  monthOf,
  numberOf,
  orNothing,
  pickChoice,
  pickOf,
  pickRecord,
  question,
  wordsOf,
  titleOf,
} from './question.ts';

/** How often a plan can be looked at, in months. */
const CYCLES = ['1', '2', '3', '4', '6', '12', '24'] as const;

/** How it goes, and in which time. */
export const FOLLOW = {
  indicatorSource({ place: { record } }, asking) {
    return question([wordsOf(asking, 1000)], (source) => setIndicator(asking.plan, record.id, { source }));
  },
  indicatorFrequency({ place: { record } }, asking) {
    return question([pickChoice(asking, FREQUENCIES)], (frequency) =>
      setIndicator(asking.plan, record.id, { frequency }),
    );
  },
  indicatorCollector({ place: { record } }, asking) {
    return question([pickRecord(asking, 'actors')], (collectorId) =>
      setIndicator(asking.plan, record.id, { collectorId }),
    );
  },
  measurement({ place: { record } }, asking) {
    const { t, format, plan, snapshot } = asking;
    const indicator = snapshot.indicators.find(({ id }) => id === record.id);
    if (indicator === undefined) return undefined;
    const least = leastPeopleOf(indicator);
    const about = t('check.aboutPeople', { least: format.number(least) });
    const asked = question(
      [
        numberOf(asking),
        dayOf(asking, 'past', t('check.foundOn')),
        orNothing(countOf(asking, MOST_PEOPLE, about)),
      ],
      // About too few people the plan writes down that somebody looked, and not what they found.
      (value, date, people) =>
        void addMeasurement(plan, { indicatorId: record.id, date, value, people, method: 'manual' }),
    );
    return asked && { ...asked, isPassing: true };
  },
  addEvaluation(_gap, asking) {
    return question(
      [titleOf(asking)],
      (title) => void addRecord(asking.plan, 'evaluations', { values: {}, texts: { title } }),
    );
  },
  evaluationPeriod({ place: { record } }, asking) {
    const { t, plan } = asking;
    return question(
      [monthOf(asking, 'first'), monthOf(asking, 'last', { label: t('check.until') })],
      (start, end) => setRecord(plan, 'evaluations', { id: record.id, patch: { start, end } }),
    );
  },
  evaluationQuestions({ place: { record } }, asking) {
    return question([wordsOf(asking, 2000)], (words) =>
      appendLines(asking.plan, { ...record, field: 'questions' }, words),
    );
  },
  evaluationSuccess({ place: { record } }, asking) {
    return question([wordsOf(asking, 2000)], (words) =>
      appendLines(asking.plan, { ...record, field: 'success' }, words),
    );
  },
  nextReview(_gap, asking) {
    return question(
      [dayOf(asking, 'future')],
      (date) => void addRecord(asking.plan, 'reviews', { values: { date } }),
    );
  },
  lastReview(_gap, asking) {
    return question(
      [dayOf(asking, 'past')],
      (date) => void addRecord(asking.plan, 'reviews', { values: { date } }),
    );
  },
  reviewEveryMonths(_gap, asking) {
    const { t, plan } = asking;
    const options = CYCLES.map((id) => ({ id, label: t('check.everyMonths', { count: Number(id) }) }));
    return question([pickOf(asking, options)], (months) =>
      setMeta(plan, { reviewEveryMonths: Number(months) }),
    );
  },
  periodStart(_gap, asking) {
    const { end } = asking.snapshot.period;
    const to = typeof end === 'string' ? end : undefined;
    return question([monthOf(asking, 'first', { to })], (start) => setPeriod(asking.plan, { start }));
  },
  periodEnd(_gap, asking) {
    const { start } = asking.snapshot.period;
    const from = typeof start === 'string' ? start : undefined;
    return question([monthOf(asking, 'last', { from })], (end) => setPeriod(asking.plan, { end }));
  },
  languages(_gap, asking) {
    return question([wordsOf(asking, 200)], (languages) => setMeta(asking.plan, { languages }));
  },
} satisfies Partial<Asked>;
