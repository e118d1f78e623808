import { isBlank, newId } from '@holdfast/base';

import type { TextAnchor } from '../anchors/text-anchor.ts';
import { isUnreadable } from '../field.ts';
import type { GoalId, RecordAddress } from '../ids.ts';
import { dayNumber, type IsoDate } from '../iso-date.ts';
import { ORIGIN } from '../origins.ts';
import type { ActorGroup } from '../record-vocabulary.ts';
import type { Discussion } from './discussion.ts';
import {
  type EndorsementWay,
  type EntryRoot,
  MAX_SPOKESPERSON,
  MOST_ASKED,
  MOST_HEARD,
  type Outcome,
  type Sign,
  MOST_TURNS,
  type VoiceChannel,
} from './entries.ts';
import { authorOf, type EntryKey, entryKey } from './entry-key.ts';
import { parseLanguageTag } from './language-tag.ts';
import { isProposalFor, type Proposal, readProposal } from './proposal.ts';
import { storedPlace, type ThreadPlace } from './thread-place.ts';
import type { Thread } from './thread.ts';
import { nextTurnOf } from './voice.ts';
import { MAX_WORDS, mentionsIn, plainWords, storedWords, type Words } from './words.ts';

export interface NewThread {
  readonly place: ThreadPlace;
  readonly words: Words;
  /** Its author may change the plan: then a plain "resolved" closes it. */
  readonly isFromEditor: boolean;
  readonly language?: string;
  /** The passage of the text at `place` that it is about. */
  readonly anchor?: TextAnchor;
  /** What shall stand there instead. Then the words, which say why, may be left out. */
  readonly proposal?: Proposal;
  /** What the author's device calls it; a name that nobody else has is made where there is none. */
  readonly name?: string;
}

/** Whether something can be said in these words: there is something to be seen, and not more than an entry takes. */
export function areSayable(words: Words): boolean {
  const text = plainWords(words);
  return text.length <= MAX_WORDS && (!isBlank(text) || mentionsIn(words).length > 0);
}

/**
 * Throws on words that say nothing or too much, and on a proposal that is none for its place; the caller asks
 * `areSayable` and `isProposalFor` before.
 */
export function addThread(discussion: Discussion, thread: NewThread): EntryKey {
  assertThread(thread);
  const { place, words, isFromEditor, language, anchor, proposal, name } = thread;
  const entry = {
    ...said(discussion, 0),
    place: storedPlace(place),
    words: storedWords(words),
    isFromEditor,
    ...storedLanguage(language),
    ...(anchor === undefined ? {} : { anchor }),
    ...(proposal === undefined ? {} : { proposal }),
  };
  return writeNew(discussion, 'threads', entry, name);
}

/** Throws on what `addThread` throws on. */
export function assertThread({ place, words, anchor, proposal }: NewThread): void {
  if (proposal === undefined || plainWords(words).trim() !== '') assertSayable(words);
  if (proposal !== undefined) assertProposed(proposal, { place, anchor: anchor ?? null });
}

/** Answers a thread with words. It may be one that others have withdrawn or hidden meanwhile. */
export function addReply(
  discussion: Discussion,
  { thread, words, language }: { thread: Thread; words: Words; language?: string },
): EntryKey {
  assertSayable(words);
  return writeNew(discussion, 'replies', {
    ...said(discussion, thread.lastTurn + 1),
    thread: thread.key,
    words: storedWords(words),
    ...storedLanguage(language),
  });
}

/** Says something else in an entry of one's own. Others see that it was changed, and when. */
export function setWords(
  discussion: Discussion,
  {
    root,
    key,
    words,
    language,
  }: { root: 'threads' | 'replies'; key: EntryKey; words: Words; language?: string },
): void {
  assertSayable(words);
  const now = { words: storedWords(words), ...storedLanguage(language) };
  change(discussion, root, key, (entry) => ({
    ...entry,
    ...now,
    editedAt: discussion.ports.clock.now(),
  }));
}

/**
 * Takes one's own words back: of a voice, an endorsement, a translation or a reply nothing is left. A thread stays as the
 * place of answers, also of those that somebody is giving at this moment; without any it is not shown.
 */
export function withdrawEntry(
  discussion: Discussion,
  { root, key }: { root: 'threads' | 'replies' | 'voices' | 'endorsements' | 'translations'; key: EntryKey },
): void {
  if (root === 'threads') {
    change(discussion, root, key, ({ words: _words, proposal: _proposal, ...entry }) => ({
      ...entry,
      words: '',
      isWithdrawn: true,
    }));
    return;
  }
  assertOwn(discussion, key);
  write(discussion, () => discussion.roots[root].delete(key));
}

/** Gives a sign to a thread or a reply, or takes it back. The same one twice is there once. */
export function setReaction(
  discussion: Discussion,
  { to, sign, isOn }: { to: EntryKey; sign: Sign; isOn: boolean },
): void {
  const key = entryKey(discussion.ports.participantId, `${to}~${sign}`);
  const { reactions } = discussion.roots;
  if (reactions.has(key) === isOn) return;
  write(discussion, () => (isOn ? reactions.set(key, { to, sign }) : reactions.delete(key)));
}

export interface NewAnswer {
  readonly thread: Thread;
  readonly outcome: Outcome;
  /** Must be given with `declined`. */
  readonly reason?: Words;
  readonly language?: string;
  /** The record in which the plan was changed. */
  readonly change?: RecordAddress;
}

/** Says what became of a thread. Whoever may not change the plan cannot: the relay would refuse it. */
export function answerThread(
  discussion: Discussion,
  { thread, outcome, reason = [], language, change }: NewAnswer,
): EntryKey {
  const isExplained = areSayable(reason);
  if (outcome === 'declined' && !isExplained) throw new RangeError('who declines says why');
  if (outcome === 'resolved' && !thread.isFromEditor)
    throw new RangeError('whoever may not change the plan is told what became of their words');
  return writeNew(discussion, 'answers', {
    ...said(discussion, thread.lastTurn + 1),
    thread: thread.key,
    outcome,
    ...(isExplained ? { reason: storedWords(reason), ...storedLanguage(language) } : {}),
    ...(change === undefined ? {} : { change: `${change.root}/${change.id}` }),
  });
}

/** Says of a thread of one's own that it is settled, or that it is not. */
export function settleThread(
  discussion: Discussion,
  { thread, isSettled }: { thread: Thread; isSettled: boolean },
): EntryKey {
  assertOwn(discussion, thread.key);
  return writeNew(discussion, 'closings', {
    ...said(discussion, thread.lastTurn + 1),
    thread: thread.key,
    isSettled,
  });
}

export interface Hiding {
  readonly entry: EntryKey;
  /** What the entry stands in, or is. */
  readonly thread: Pick<Thread, 'lastTurn'> & Partial<Pick<Thread, 'place'>>;
  readonly isHidden: boolean;
  readonly reason: Words;
}

/** Hides what somebody wrote, with a reason, or shows it again. Whoever is no facilitator cannot: the relay would refuse it. */
export function setHidden(discussion: Discussion, { entry, thread, isHidden, reason }: Hiding): EntryKey {
  if (isHidden && !areSayable(reason)) throw new RangeError('who hides something says why');
  const { place } = thread;
  return writeNew(discussion, 'hidings', {
    ...said(discussion, thread.lastTurn + 1),
    entry,
    isHidden,
    reason: storedWords(reason),
    // Should the thread be erased, what others said in it still has a place.
    ...(place === undefined || isUnreadable(place) ? {} : { place: storedPlace(place) }),
  });
}

export interface NewVoice {
  readonly group: ActorGroup;
  readonly heardOn: IsoDate;
  readonly channel: VoiceChannel;
  /** Null where nobody counted. */
  readonly people: number | null;
  /** What was said, where those who said it agree that it stands here. */
  readonly words: Words | null;
  readonly language?: string;
  readonly place?: ThreadPlace;
}

/**
 * Writes down what people of a group said elsewhere. Without their consent there are no words, only that they were heard.
 * Throws on words that say nothing, on a day that has not come, and on a number that cannot be.
 */
export function addVoice(
  discussion: Discussion,
  { group, heardOn, channel, people, words, language, place = { kind: 'plan' } }: NewVoice,
): EntryKey {
  if (words !== null) assertSayable(words);
  if (!isPastDay(heardOn, discussion.ports.clock.now())) throw new RangeError('that day has not come');
  if (people !== null) assertCount(people, MOST_HEARD);
  return writeNew(discussion, 'voices', {
    ...said(discussion, 0),
    place: storedPlace(place),
    group,
    heardOn,
    channel,
    ...(people === null ? {} : { people }),
    hasConsent: words !== null,
    ...(words === null ? {} : { words: storedWords(words), ...storedLanguage(language) }),
  });
}

export interface NewEndorsement {
  readonly goal: GoalId;
  readonly group: ActorGroup;
  /** A task or an office, and no name of a learner. */
  readonly spokesperson: string;
  readonly asked: number;
  readonly way: EndorsementWay;
  readonly note?: Words;
}

/** Writes down that a group says yes to a goal. Of several of one group the last counts. */
export function addEndorsement(
  discussion: Discussion,
  { goal, group, spokesperson, asked, way, note = [] }: NewEndorsement,
): EntryKey {
  const speaker = spokesperson.trim();
  if (isBlank(speaker) || speaker.length > MAX_SPOKESPERSON)
    throw new RangeError('nobody spoke for the group');
  assertCount(asked, MOST_ASKED);
  const isMore = plainWords(note).length > 0;
  if (isMore) assertSayable(note);
  return writeNew(discussion, 'endorsements', {
    ...said(discussion, nextTurnOf(discussion.snapshot().endorsements, goal)),
    goal,
    group,
    spokesperson: speaker,
    asked,
    way,
    ...(isMore ? { note: storedWords(note) } : {}),
  });
}

const HOUR_MS = 3_600_000;

/** Whether a day has begun anywhere: this device's clock says when it is, and not where. */
export function isPastDay(day: IsoDate, now: number): boolean {
  return dayNumber(day) * 24 * HOUR_MS <= now + 14 * HOUR_MS;
}

function assertCount(count: number, most: number): void {
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new RangeError(`${count} is no number of people`);
}

type Stored = Readonly<Record<string, unknown>>;

/** What every entry says of itself: when, by its writer's clock, and its place in what it belongs to. */
export function said({ ports }: Discussion, turn: number): { readonly at: number; readonly turn: number } {
  return { at: ports.clock.now(), turn: Math.min(turn, MOST_TURNS) };
}

/** Writes an entry of this person under a key that nobody else has. */
export function writeNew(
  discussion: Discussion,
  root: EntryRoot,
  entry: Stored,
  name = newId(discussion.ports.random),
): EntryKey {
  const key = entryKey(discussion.ports.participantId, name);
  write(discussion, () => discussion.roots[root].set(key, entry));
  return key;
}

/** An entry is one value: what a later version put into it is written again with it. */
export function change(
  discussion: Discussion,
  root: EntryRoot,
  key: EntryKey,
  make: (entry: Stored) => Stored,
): void {
  assertOwn(discussion, key);
  const map = discussion.roots[root];
  const entry = map.get(key);
  if (typeof entry !== 'object' || entry === null) throw new RangeError(`there is no entry “${key}”`);
  write(discussion, () => map.set(key, make(entry as Stored)));
}

/** Does it in one transaction, as an edit of this person. */
export function write({ doc }: Discussion, act: () => void): void {
  doc.transact(act, ORIGIN.edit);
}

/** How a language stands in an entry: in the one way it is written. Nothing where nobody said it. */
export function storedLanguage(language: string | undefined): { readonly language?: string } {
  if (language === undefined) return {};
  const tag = parseLanguageTag(language);
  if (tag === undefined) throw new RangeError(`“${language}” is no language`);
  return { language: tag };
}

export function assertSayable(words: Words): void {
  if (!areSayable(words)) throw new RangeError('the words say nothing, or are too long');
}

function assertProposed(proposal: Proposal, where: Parameters<typeof isProposalFor>[1]): void {
  if (isUnreadable(readProposal(proposal)) || !isProposalFor(proposal, where))
    throw new RangeError('nothing of that kind can be suggested there');
}

function assertOwn({ ports }: Discussion, key: EntryKey): void {
  if (authorOf(key) !== ports.participantId) throw new RangeError(`“${key}” is somebody else’s entry`);
}
