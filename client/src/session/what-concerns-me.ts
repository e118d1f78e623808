import {
  type ActorId,
  type DiscussionSnapshot,
  type EntryKey,
  type IsoDate,
  isSamePerson,
  isUnreadable,
  type MeasureSnapshot,
  type Mention,
  mentionsIn,
  type PlanChange,
  type PlanSnapshot,
  type ProgressPost,
  type RecordAddress,
  recordOfPlace,
  type Thread,
} from '@holdfast/plan-model';
import type { Group, Role } from '@holdfast/sync-protocol';

import { recordKey } from './plan-panel.ts';
import { actorsOf } from './responsible.ts';
import { daysBefore } from './today.ts';

/** Who somebody is in a plan, and what is new to them: everything from this device. */
export interface Reader {
  readonly participantId: string;
  readonly group: Group;
  /** The role that they had when they last looked, and the one that they have. */
  readonly role: { readonly before: Role; readonly now: Role };
  readonly mayComment: boolean;
  /** Threads in which others said something that they have not had before them. */
  readonly news: ReadonlySet<EntryKey>;
  /** What others said of how far measures have come since they last looked. */
  readonly newPosts: ReadonlySet<EntryKey>;
  /** What others changed in the plan since they were here. */
  readonly changes: readonly PlanChange[];
  readonly today: IsoDate;
}

/** A thread with something new in it, and what that is to its reader. */
export interface NewlySaid {
  readonly thread: Thread;
  readonly why: 'answered' | 'toMe' | 'reply' | 'toMyGroup';
  /** Who said last what concerns this person, and what. */
  readonly by: string;
  readonly words: Thread['words'];
  readonly language: string | null;
}

/** The last that another said of a measure of somebody's since they looked. */
export interface NewlyReported {
  readonly measure: MeasureSnapshot;
  readonly post: ProgressPost;
}

/** A measure of somebody's, how far it has come, and what it waits for. */
export interface MyMeasure {
  readonly measure: MeasureSnapshot;
  readonly latest: ProgressPost | null;
  readonly waitsFor: 'first-word' | 'word' | 'end' | 'nothing';
}

export interface Concerns {
  /** The role that they had, where it is another now. */
  readonly roleBefore: Role | undefined;
  readonly said: readonly NewlySaid[];
  readonly reported: readonly NewlyReported[];
  /** What became of what they said before, the latest first. */
  readonly outcomes: readonly Thread[];
  readonly measures: readonly MyMeasure[];
  readonly changes: readonly PlanChange[];
  /** What they could still say something of. */
  readonly openTo: readonly RecordAddress[];
  /** They have not said which actor of the plan they are. */
  readonly isNobody: boolean;
  readonly mayComment: boolean;
}

/** So long after the last word on a measure it is time for another. */
const QUIET_DAYS = 30;
/** As many as one reads in a moment. */
const MOST_OPEN = 3;

/** Whether a participant is the reader: as this one, or as another who is one person with them. */
interface Self extends Reader {
  readonly isMe: (participantId: string) => boolean;
}

/** What of a plan concerns one of its readers, from both documents and what they have seen of them. */
export function whatConcernsMe(plan: PlanSnapshot, discussion: DiscussionSnapshot, as: Reader): Concerns {
  const { participantId, role } = as;
  const isMe = (id: string): boolean => isSamePerson(discussion.persons, id, participantId);
  const reader: Self = { ...as, isMe };
  const mine = actorsOf(discussion, participantId);
  const measures = plan.measures.filter(({ id }) =>
    (plan.links.actorsByMeasure.get(id) ?? []).some((actor) => mine.has(actor)),
  );
  const said = newlySaid(discussion.threads, reader);
  const isNew = new Set(said.map(({ thread }) => thread.key));
  return {
    roleBefore: role.before === role.now ? undefined : role.before,
    said,
    reported: measures.flatMap((measure) => newlyReported(measure, discussion, reader)),
    outcomes: discussion.threads
      .filter(({ key, author }) => isMe(author) && !isNew.has(key))
      .filter((thread) => isAnswered(thread) || plan.accepted.has(thread.key))
      .sort(lastFirst),
    measures: measures.map((measure) => myMeasure(measure, discussion, reader.today)),
    changes: changesFor({ plan, discussion, reader, mine, measures }),
    openTo: reader.mayComment ? openTo(plan, discussion, { reader, measures }) : [],
    mayComment: reader.mayComment,
    isNobody: !plan.actors.some(({ id }) => mine.has(id)),
  };
}

const WEIGHT = { answered: 0, toMe: 1, reply: 2, toMyGroup: 3 } as const;

function newlySaid(threads: readonly Thread[], reader: Self): readonly NewlySaid[] {
  return threads
    .flatMap((thread): readonly NewlySaid[] => {
      const found = reader.news.has(thread.key) ? whyItConcerns(thread, reader) : undefined;
      return found === undefined ? [] : [{ thread, ...found }];
    })
    .sort((a, b) => WEIGHT[a.why] - WEIGHT[b.why] || lastFirst(a.thread, b.thread));
}

function whyItConcerns(thread: Thread, { isMe, group }: Self): Omit<NewlySaid, 'thread'> | undefined {
  const isMine = isMe(thread.author);
  const { state } = thread;
  if (isMine && state.kind === 'answered')
    return { why: 'answered', ...saidIn({ ...state.answer, words: state.answer.reason }) };
  // What was hidden speaks to nobody.
  const shown = [thread, ...thread.replies].filter(({ hidden }) => hidden === null);
  const others = shown.filter(({ author }) => !isMe(author));
  const lastWith = (isFor: (mention: Mention) => boolean) =>
    others.findLast(({ words }) => mentionsIn(words).some(isFor));
  const toMe = lastWith((each) => each.kind === 'person' && isMe(each.participantId));
  const reply = isMine || shown.some(({ author }) => isMe(author)) ? others.at(-1) : undefined;
  const toMyGroup = lastWith((each) => each.kind === 'group' && each.group === group);
  if (toMe !== undefined) return { why: 'toMe', ...saidIn(toMe) };
  if (reply !== undefined) return { why: 'reply', ...saidIn(reply) };
  return toMyGroup && { why: 'toMyGroup', ...saidIn(toMyGroup) };
}

/** Who said it, and what. */
function saidIn({
  author,
  words,
  language,
}: Pick<Thread, 'author' | 'words' | 'language'>): Omit<NewlySaid, 'thread' | 'why'> {
  return { by: author, words, language };
}

/** By an answer of those who may change the plan, and not by its author. */
function isAnswered({ state }: Thread): boolean {
  return state.kind === 'answered';
}

function lastFirst(a: Thread, b: Thread): number {
  return (b.lastAt ?? 0) - (a.lastAt ?? 0);
}

/** Posts come with the latest first. */
function newlyReported(
  measure: MeasureSnapshot,
  { progress }: DiscussionSnapshot,
  { newPosts }: Reader,
): readonly NewlyReported[] {
  const post = progress.get(measure.id)?.posts.find(({ key }) => newPosts.has(key));
  return post === undefined ? [] : [{ measure, post }];
}

function myMeasure(measure: MeasureSnapshot, { progress }: DiscussionSnapshot, today: IsoDate): MyMeasure {
  const latest = progress.get(measure.id)?.latest ?? null;
  return { measure, latest, waitsFor: waitsFor(measure, latest, today) };
}

function waitsFor(
  { status, end }: MeasureSnapshot,
  latest: ProgressPost | null,
  today: IsoDate,
): MyMeasure['waitsFor'] {
  if (status === 'done' || status === 'dropped') return 'nothing';
  if (end !== null && !isUnreadable(end) && end < today) return 'end';
  if (latest === null) return 'first-word';
  const isOld = isUnreadable(latest.on) || latest.on < daysBefore(today, QUIET_DAYS);
  return isOld ? 'word' : 'nothing';
}

interface Looking {
  readonly plan: PlanSnapshot;
  readonly discussion: DiscussionSnapshot;
  readonly reader: Self;
  readonly mine: ReadonlySet<ActorId>;
  readonly measures: readonly MeasureSnapshot[];
}

/** Changes of their measures, of the goals and targets that these serve or they answer for, of themself, and of what they spoke of. */
function changesFor({ plan, discussion, reader, mine, measures }: Looking): readonly PlanChange[] {
  const { goalsByMeasure, targetsByGoal, goalsByAccountable, targetsByAccountable } = plan.links;
  const goals = [
    ...measures.flatMap(({ id }) => goalsByMeasure.get(id) ?? []),
    ...[...mine].flatMap((actor) => goalsByAccountable.get(actor) ?? []),
  ];
  const spokenOf = recordsSpokenOf(discussion, reader);
  const keys = new Set([
    ...measures.map(({ id }) => `measures/${id}`),
    ...goals.map((id) => `goals/${id}`),
    ...goals.flatMap((goal) => (targetsByGoal.get(goal) ?? []).map((id) => `targets/${id}`)),
    ...[...mine].flatMap((actor) => (targetsByAccountable.get(actor) ?? []).map((id) => `targets/${id}`)),
    ...[...mine].map((id) => `actors/${id}`),
    ...spokenOf,
  ]);
  return reader.changes.filter((change) => recordsOf(change).some((key) => keys.has(key)));
}

function recordsOf(change: PlanChange): readonly string[] {
  switch (change.kind) {
    case 'text':
      return typeof change.text === 'string' ? [change.text] : [`${change.text.root}/${change.text.id}`];
    case 'value':
      return change.place.kind === 'meta' ? [] : [`${change.place.root}/${change.place.id}`];
    case 'related':
    case 'parted':
    case 'shifted':
      return [recordKey(change.record), recordKey(change.other)];
    case 'added':
    case 'removed':
    case 'restored':
    case 'moved':
      return [recordKey(change.record)];
  }
}

/** The vision and the title are no records; they are named as in a change of them. */
function recordsSpokenOf({ threads }: DiscussionSnapshot, { isMe }: Self): ReadonlySet<string> {
  return new Set(
    threads.flatMap((thread) => {
      const isTheirs = [thread, ...thread.replies].some(({ author }) => isMe(author));
      if (!isTheirs || isUnreadable(thread.place)) return [];
      if (thread.place.kind === 'section') return thread.place.section === 'vision' ? ['vision'] : [];
      const record = recordOfPlace(thread.place);
      return record === undefined ? [] : [recordKey(record)];
    }),
  );
}

/** What of their group is still being done, and what it is for; where there is nothing of the kind, any goal. */
function openTo(
  plan: PlanSnapshot,
  discussion: DiscussionSnapshot,
  { reader, measures }: { readonly reader: Self; readonly measures: readonly MeasureSnapshot[] },
): readonly RecordAddress[] {
  const { actorsByMeasure, goalsByMeasure } = plan.links;
  const ofGroup = plan.measures.filter(
    ({ id, status }) =>
      status !== 'done' &&
      status !== 'dropped' &&
      (actorsByMeasure.get(id) ?? []).some((actor) => plan.actorsById.get(actor)?.group === reader.group),
  );
  const theirs = [...new Set([...ofGroup, ...measures])];
  const goals = new Set(theirs.flatMap(({ id }) => goalsByMeasure.get(id) ?? []));
  const near: readonly RecordAddress[] = [
    ...ofGroup.filter((measure) => !measures.includes(measure)).map(({ id }) => measureAt(id)),
    ...[...goals].map(goalAt),
  ];
  const spokenOf = recordsSpokenOf(discussion, reader);
  const isFree = (record: RecordAddress): boolean => !spokenOf.has(recordKey(record));
  const free = near.filter(isFree);
  const any = free.length > 0 ? free : plan.goals.map(({ id }) => goalAt(id)).filter(isFree);
  return any.slice(0, MOST_OPEN);
}

function measureAt(id: MeasureSnapshot['id']): RecordAddress {
  return { root: 'measures', id };
}

function goalAt(id: PlanSnapshot['goals'][number]['id']): RecordAddress {
  return { root: 'goals', id };
}
