import '../../strings/seldom-strings.ts';
import {
  type ActorGroup,
  ACTOR_GROUPS,
  addActor,
  addLink,
  addVoice,
  appendLines,
  type Body,
  type IsoDate,
  isUnreadable,
  type MeasureSnapshot,
  type PlanSnapshot,
  setActor,
  VOICE_CHANNELS,
  type VoiceChannel,
} from '@holdfast/plan-model';

import { accountability, accountableFor, type HeldRecord } from '../../session/accountability.ts';
import { recordWords } from '../../session/place-words.ts';
import { recordKey } from '../../session/plan-panel.ts';
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
    const { t, plan, snapshot } = asking;
    const unheld = unheldRecords(snapshot);
    return question(
      [
        pickOf(
          asking,
          unheld.map((record) => ({
            id: recordKey(record),
            label: recordWords(record, { t, plan: snapshot }),
          })),
        ),
        pickRecord(
          asking,
          'actors',
          ({ group }) => !isUnreadable(group) && group === 'leadership',
          t('check.who'),
        ),
      ],
      (key, actor) => {
        const record = unheld.find((each) => recordKey(each) === key);
        if (record !== undefined) addLink(plan, accountability(record, actor));
      },
    );
  },
} satisfies Partial<Asked>;

/** What nobody answers for yet. */
function unheldRecords({ measures, goals, targets, links }: PlanSnapshot): readonly HeldRecord[] {
  const records: readonly HeldRecord[] = [
    ...measures.filter(isLiving).map(({ id }) => ({ root: 'measures', id }) as const),
    ...goals.map(({ id }) => ({ root: 'goals', id }) as const),
    ...targets.map(({ id }) => ({ root: 'targets', id }) as const),
  ];
  return records.filter((record) => accountableFor(links, record) === undefined);
}

const SERVICES: readonly ActorGroup[] = ['socialService', 'healthService', 'employmentGuidanceService'];

function isService(group: ActorGroup): boolean {
  return SERVICES.includes(group);
}
