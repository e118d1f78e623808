import '../../strings/seldom-strings.ts';
import {
  type ActorGroup,
  ACTOR_GROUPS,
  addActor,
  addVoice,
  appendLines,
  type Body,
  type IsoDate,
  isUnreadable,
  type MeasureSnapshot,
  setActor,
  VOICE_CHANNELS,
  type VoiceChannel,
} from '@holdfast/plan-model';

import {
  type Asked,
  type Asking,
  dayOf,
  linkNamed,
  pickChoice,
  pickOf,
  pickRecord,
  question,
  wordsOf,
  isLiving,
} from './question.ts';

/** Whom a body is of, first of all. */
const GROUP_OF: Readonly<Record<Body, ActorGroup>> = {
  studentCouncil: 'learner',
  parentsCouncil: 'parentFamily',
  steeringGroup: 'leadership',
  team: 'multiProfessionalTeam',
};

const TAKING_PART = ['responsible', 'consulted'] as const;
const ANY_PART = ['responsible', 'consulted', 'informed'] as const;

type Part = (typeof ANY_PART)[number];

function pickPart(asking: Asking, parts: readonly Part[]) {
  const { t } = asking;
  return pickOf<Part>(
    asking,
    parts.map((id) => ({ id, label: t(`check.parts.${id}`) })),
    t('check.part'),
  );
}

function isUnderWay({ status }: MeasureSnapshot): boolean {
  return status === 'agreed' || status === 'running' || status === 'done';
}

export const WHO = {
  hear({ place: { groups } }, asking) {
    const { t, discussion } = asking;
    if (discussion === undefined) return undefined;
    const channels = VOICE_CHANNELS.map((id) => ({ id, label: t(`heard.channels.${id}`) }));
    const [how, when] = [pickOf(asking, channels), dayOf(asking, 'past', t('heard.form.when'))];
    // What they said is written down under "Who has been heard", where it is asked whether it may be.
    const save = (channel: VoiceChannel, heardOn: IsoDate, group: ActorGroup) =>
      void addVoice(discussion, { group, channel, heardOn, people: null, words: null });
    const [only, ...others] = groups;
    if (only !== undefined && others.length === 0)
      return question([how, when], (channel, heardOn) => save(channel, heardOn, only));
    return question([how, when, pickChoice(asking, groups, t('check.whichGroup'))], save);
  },
  addActor({ place: { groups } }, asking) {
    const { plan, t } = asking;
    return question(
      [wordsOf(asking, 200), pickChoice(asking, groups, t('check.bodyGroup'))],
      (name, group) => void addActor(plan, { name, group, kind: isService(group) ? 'service' : 'body' }),
    );
  },
  takePart({ place: { groups } }, asking) {
    const { t } = asking;
    const isTheirs = (group: unknown) => groups.some((each) => each === group);
    return question(
      [
        pickRecord(asking, 'measures', isUnderWay),
        pickRecord(asking, 'actors', ({ group }) => isTheirs(group), t('check.who')),
        pickPart(asking, TAKING_PART),
      ],
      (measure, actor, kind) => linkNamed(asking, kind, measure, actor),
    );
  },
  addBody({ body }, asking) {
    const { plan, t } = asking;
    const own = GROUP_OF[body];
    const groups = [own, ...ACTOR_GROUPS.filter((group) => group !== own)];
    return question(
      body === 'steeringGroup'
        ? [wordsOf(asking, 200), pickChoice(asking, groups, t('check.bodyGroup'))]
        : [wordsOf(asking, 200), pickChoice(asking, [own], t('check.bodyGroup'))],
      (name, group) => void addActor(plan, { name, group, kind: 'body', body }),
    );
  },
  actorPart({ place: { record } }, asking) {
    return question([pickRecord(asking, 'measures', isLiving), pickPart(asking, ANY_PART)], (measure, kind) =>
      linkNamed(asking, kind, measure, record.id),
    );
  },
  actorRole({ place: { record } }, asking) {
    return question([wordsOf(asking, 2000)], (words) =>
      appendLines(asking.plan, { ...record, field: 'role' }, words),
    );
  },
  contact({ place: { record } }, asking) {
    // Only who has agreed to be listed is asked how to be reached.
    if (asking.snapshot.actorsById.get(record.id)?.consentToList !== true) return undefined;
    return question([wordsOf(asking, 300)], (contact) => setActor(asking.plan, record.id, { contact }));
  },
  hours({ place: { record } }, asking) {
    return question([wordsOf(asking, 300)], (hours) => setActor(asking.plan, record.id, { hours }));
  },
  referral({ place: { record } }, asking) {
    return question([wordsOf(asking, 1000)], (referral) => setActor(asking.plan, record.id, { referral }));
  },
  isPublic({ place: { record } }, asking) {
    return question([], () => setActor(asking.plan, record.id, { isPublic: true }));
  },
  checkedOn({ place: { record } }, asking) {
    return question([], () => setActor(asking.plan, record.id, { checkedOn: asking.today }));
  },
  leaderAnswers(_gap, asking) {
    const { t, snapshot } = asking;
    const { accountableByMeasure } = snapshot.links;
    return question(
      [
        pickRecord(asking, 'measures', (each) => isLiving(each) && !accountableByMeasure.has(each.id)),
        pickRecord(
          asking,
          'actors',
          ({ group }) => !isUnreadable(group) && group === 'leadership',
          t('check.who'),
        ),
      ],
      (measure, actor) => linkNamed(asking, 'accountable', measure, actor),
    );
  },
} satisfies Partial<Asked>;

const SERVICES: readonly ActorGroup[] = ['socialService', 'healthService', 'employmentGuidanceService'];

function isService(group: ActorGroup): boolean {
  return SERVICES.includes(group);
}
