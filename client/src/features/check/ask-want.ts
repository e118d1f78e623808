import '../../strings/seldom-strings.ts';
import { isBlank } from '@holdfast/base';
import { LIMITS } from '@holdfast/plan-check';
import {
  type ActorGroup,
  ACTOR_GROUPS,
  addEndorsement,
  addGoal,
  addRecord,
  addTarget,
  appendLines,
  CAUSE_LEVELS,
  ENDORSEMENT_WAYS,
  endorsementsOf,
  EVIDENCE_KINDS,
  type GoalId,
  MAX_SPOKESPERSON,
  MOST_ASKED,
  setIndicator,
  setRecord,
  setTarget,
  UNITS,
} from '@holdfast/plan-model';

import { titleLine } from '../../session/title-line.ts';
import {
  type Asked,
  type Asking,
  countOf,
  linkNamed,
  monthOf,
  numberOf,
  pickChoice,
  pickOf,
  pickRecord,
  question,
  wordsOf,
  isLiving,
  titleOf,
  withHelp,
} from './question.ts';

/** As much as one reads at once. */
const MOST_IN_VISION = 5000;

/** Why, and what is wanted. */
export const WANT = {
  vision(_gap, asking) {
    const { t, plan, snapshot } = asking;
    const standing = snapshot.vision.plainText.trim();
    const help = isBlank(standing) ? undefined : t('check.addedBelow', { words: titleLine(standing) });
    const words = withHelp(wordsOf(asking, MOST_IN_VISION), help);
    return question(
      [
        {
          field: words.field,
          read(raw) {
            const missing = LIMITS.visionCharacters - `${standing}\n${raw}`.trim().length;
            return isBlank(raw) || missing <= 0
              ? words.read(raw)
              : { problem: t('check.problems.short', { count: missing }) };
          },
        },
      ],
      (text) => appendLines(plan, 'vision', text),
    );
  },
  addProfile(_gap, asking) {
    return question(
      [titleOf(asking)],
      (name) => void addRecord(asking.plan, 'profiles', { values: { origin: 'local' }, texts: { name } }),
    );
  },
  profileMeasure({ place: { record } }, asking) {
    return question([pickRecord(asking, 'measures', isLiving)], (measure) =>
      linkNamed(asking, 'helps', measure, record.id),
    );
  },
  addCause(_gap, asking) {
    return question(
      [titleOf(asking)],
      (statement) => void addRecord(asking.plan, 'causes', { values: {}, texts: { statement } }),
    );
  },
  causeMeasure({ place: { record } }, asking) {
    return question([pickRecord(asking, 'measures', isLiving)], (measure) =>
      linkNamed(asking, 'addresses', measure, record.id),
    );
  },
  causeEvidence({ place: { record } }, asking) {
    const { t, plan, today } = asking;
    return question(
      [
        wordsOf(asking, 2000),
        pickChoice(asking, EVIDENCE_KINDS, t('check.howKnown')),
        monthOf(asking, 'first', { label: t('check.since'), to: today }),
      ],
      (summary, kind, date) =>
        void addRecord(plan, 'evidence', { values: { causeId: record.id, kind, date, summary } }),
    );
  },
  causeLevel({ place }, asking) {
    if (place.kind === 'section') return undefined;
    return question([pickChoice(asking, CAUSE_LEVELS)], (level) =>
      setRecord(asking.plan, 'causes', { id: place.record.id, patch: { level } }),
    );
  },
  addGoal(_gap, asking) {
    return question([titleOf(asking)], (statement) => void addGoal(asking.plan, { statement }));
  },
  goalGroups: ({ place: { record } }, asking) => askForYes(record.id, ACTOR_GROUPS, asking),
  goalLearners: ({ place: { record } }, asking) => askForYes(record.id, ['learner', 'parentFamily'], asking),
  goalTarget({ place: { record } }, asking) {
    return question([pickRecord(asking, 'targets')], (target) =>
      linkNamed(asking, 'goal', target, record.id),
    );
  },
  addTarget(_gap, asking) {
    const { t, plan } = asking;
    return question(
      [wordsOf(asking, 200), pickRecord(asking, 'goals', undefined, t('check.forGoal'))],
      (name, goal) =>
        // As the line below a goal adds it: all of it is changed in the sentence.
        void addTarget(plan, {
          indicator: { name, unit: '%', decimals: 1, direction: 'down' },
          goals: [goal],
        }),
    );
  },
  targetCause({ place: { record } }, asking) {
    return question([pickRecord(asking, 'causes')], (cause) =>
      linkNamed(asking, 'causedBy', record.id, cause),
    );
  },
  targetIndicator({ place: { record } }, asking) {
    const { t, plan, snapshot } = asking;
    const indicatorId = snapshot.targetsById.get(record.id)?.indicatorId;
    const indicator = snapshot.indicators.find(({ id }) => id === indicatorId);
    // Where it was removed, that is said in the target's place.
    if (indicator === undefined) return undefined;
    return question([wordsOf(asking, 200), pickChoice(asking, UNITS, t('check.unit'))], (name, unit) =>
      setIndicator(plan, indicator.id, { name, unit }),
    );
  },
  targetBaseline({ place: { record } }, asking) {
    const { plan, snapshot, today } = asking;
    // A day that somebody has written stays; without one it is how things are today.
    const isUndated = snapshot.targetsById.get(record.id)?.baselineDate === null;
    return question([numberOf(asking)], (baselineValue) =>
      setTarget(plan, record.id, { baselineValue, ...(isUndated ? { baselineDate: today } : {}) }),
    );
  },
  targetValue({ place: { record } }, asking) {
    return question([numberOf(asking)], (targetValue) => setTarget(asking.plan, record.id, { targetValue }));
  },
  targetDeadline({ place: { record } }, asking) {
    return question([monthOf(asking, 'last')], (deadline) => setTarget(asking.plan, record.id, { deadline }));
  },
  targetOutside({ place: { record } }, asking) {
    return question([monthOf(asking, 'last')], (deadline) => setTarget(asking.plan, record.id, { deadline }));
  },
  targetMeasure({ place: { record } }, asking) {
    return question([pickRecord(asking, 'measures', isLiving)], (measure) =>
      linkNamed(asking, 'towards', measure, record.id),
    );
  },
  addOutcome({ level }, asking) {
    return question(
      [titleOf(asking)],
      (statement) => void addRecord(asking.plan, 'outcomes', { values: { level }, texts: { statement } }),
    );
  },
  outcomeTarget({ place: { record } }, asking) {
    return question([pickRecord(asking, 'targets')], (target) =>
      linkNamed(asking, 'shownBy', record.id, target),
    );
  },
} satisfies Partial<Asked>;

/** Which group says yes to a goal, how it was asked, who spoke for it and how many were asked. */
function askForYes(goal: GoalId, groups: readonly ActorGroup[], asking: Asking) {
  const { t, discussion } = asking;
  if (discussion === undefined) return undefined;
  const said = endorsementsOf(discussion.snapshot().endorsements, goal);
  const ways = ENDORSEMENT_WAYS.map((id) => ({ id, label: t(`heard.channels.${id}`) }));
  return question(
    [
      pickOf(
        asking,
        groups.filter((group) => !said.has(group)).map((id) => ({ id, label: t(`groups.${id}`) })),
      ),
      pickOf(asking, ways, t('heard.yes.way')),
      withHelp(wordsOf(asking, MAX_SPOKESPERSON, t('heard.yes.who')), t('heard.yes.whoHelp')),
      countOf(asking, MOST_ASKED, t('heard.yes.asked')),
    ],
    (group, way, spokesperson, asked) =>
      void addEndorsement(discussion, { goal, group, way, spokesperson, asked }),
  );
}
