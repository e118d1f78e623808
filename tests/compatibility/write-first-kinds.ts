/**
 * Wrote `golden/first-kinds`: a plan as the version with goals, indicators, targets, actors and measures alone wrote it,
 * with what people do to one. It was run with that version (commit 92546f9) and says how the document came about:
 * `node tests/compatibility/write-first-kinds.ts` in a tree of it.
 */
import { assert } from '@holdfast/base';
import {
  addActor,
  addGoal,
  addIndicator,
  addMeasure,
  addTarget,
  appendText,
  archiveRecord,
  moveRecord,
  parseIsoDate,
  restoreRecord,
  setActor,
  setInstitution,
  setMeasure,
  setPeriod,
} from '@holdfast/plan-model';

import { openGolden, writeGolden } from './golden-file.ts';

function day(text: string) {
  const date = parseIsoDate(text);
  assert(date !== undefined, text);
  return date;
}

const plan = openGolden();
setInstitution(plan, 'Vocational school on the hill');
setPeriod(plan, { start: day('2026-09-01'), end: day('2028-07-31') });
const stay = addGoal(plan, { statement: 'Everybody stays', why: 'Too many leave\nin the first year' });
const back = addGoal(plan, { statement: 'A way back', place: { before: stay } });
const ana = addActor(plan, { name: 'Ana', group: 'teacher', kind: 'person', role: 'Leads the welcome week' });
setActor(plan, ana, { consentToList: true, contact: 'ana@school.example' });
const council = addActor(plan, { name: 'Learners’ council', group: 'learner', kind: 'body' });
const rate = addIndicator(plan, {
  name: 'Leavers in the country',
  unit: 'count',
  decimals: 2,
  direction: 'hold',
  seriesId: 'elet-eu27',
});
addTarget(plan, {
  indicator: {
    name: 'Absence',
    unit: '%',
    decimals: 1,
    direction: 'down',
    definition: 'Hours missed of hours taught',
  },
  baselineValue: 14.2,
  baselineDate: day('2026-09-01'),
  targetValue: 9,
  deadline: day('2028-07-31'),
  rationale: 'محضر 🙂',
  goals: [stay, back],
});
addTarget(plan, { indicator: rate });
const week = addMeasure(plan, {
  title: 'The welcome week',
  what: 'Everybody meets everybody',
  status: 'running',
  phase: 'prevention',
  start: day('2026-09-01'),
  end: day('2026-09-30'),
  goals: [stay],
  responsible: [ana, council],
});
const talks = addMeasure(plan, { title: 'Talks', place: { before: week } });
setMeasure(plan, talks, { status: 'dropped', dropReason: 'Nobody had the time' });
moveRecord(plan, { root: 'measures', id: talks }, { after: week });
const gone = addMeasure(plan, { title: 'Removed, with its words' });
archiveRecord(plan, { root: 'measures', id: gone });
archiveRecord(plan, { root: 'goals', id: back });
restoreRecord(plan, { root: 'goals', id: back });
appendText(plan, 'title', 'Stay, learn, finish');
appendText(plan, 'vision', 'Nobody is lost.\nEverybody knows whom to ask.');
writeGolden('first-kinds', { doc: plan.doc, snapshot: () => plan.snapshot() });
