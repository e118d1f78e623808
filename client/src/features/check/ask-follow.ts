import '../../strings/goes-strings.ts';
import {
  addMeasurement,
  addRecord,
  appendLines,
  FREQUENCIES,
  type IndicatorSnapshot,
  leastPeopleOf,
  setIndicator,
  setMeta,
  setPeriod,
  setRecord,
} from '@holdfast/plan-model';

import { draftToKeep, type MeasurementDraft, readMeasurement } from '../../session/measurement-draft.ts';
import { measurementRemark } from '../../session/measurement-remark.ts';
import {
  type Asked,
  type Asking,
  dayOf,
  monthOf,
  pickChoice,
  pickOf,
  pickRecord,
  type Question,
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
    const indicator = asking.snapshot.indicators.find(({ id }) => id === record.id);
    return indicator && askForNumber(indicator, asking);
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

/** Read by the rules of the line in which such a number is written down. */
function askForNumber(indicator: IndicatorSnapshot, { t, format, plan, today }: Asking): Question {
  const least = leastPeopleOf(indicator);
  const by = { today, locale: format.locale, least };
  return {
    fields: [
      { kind: 'number' },
      { kind: 'day', label: t('check.foundOn') },
      { kind: 'number', label: t('check.aboutPeople', { least: format.number(least) }) },
    ],
    toKeep(raws) {
      const { value, date, people } = draftToKeep(draftOf(raws), by);
      return [value, date, people];
    },
    remark: (raws) => measurementRemark(draftOf(raws), { indicator, today, wording: { t, format } }),
    give(raws) {
      const reading = readMeasurement(draftOf(raws), by);
      if (reading.kind === 'wrong') {
        const { value, date, people } = reading.problems;
        return [value, date, people].map((problem) => problem && t(`goes.add.problems.${problem}`));
      }
      const { kind: _, ...found } = reading;
      addMeasurement(plan, { indicatorId: indicator.id, ...found, method: 'manual' });
      return [undefined, undefined, undefined];
    },
  };
}

/** In the order in which the question asks for them. */
function draftOf([value = '', date = '', people = '']: readonly string[]): MeasurementDraft {
  return { value, date, people };
}
