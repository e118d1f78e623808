import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

import { episodes } from '../episodes-fixture.ts';
import type { ActorId, GoalId, MeasureId } from '../ids.ts';
import type { IsoDate } from '../iso-date.ts';
import { ACTOR_GROUPS } from '../record-vocabulary.ts';
import { partPerson, sayOnePerson } from './alias-edits.ts';
import {
  addEndorsement,
  addReply,
  addThread,
  addVoice,
  answerThread,
  setHidden,
  setReaction,
  settleThread,
  setWords,
  withdrawEntry,
} from './discussion-edits.ts';
import { meet, newSpeaker, readAfresh, type Speaker } from './discussion-fixture.ts';
import { judgeDiscussion } from './discussion-rules.ts';
import type { EntryKey } from './entry-key.ts';
import { postProgress, setMembership, withdrawProgress } from './progress-edits.ts';
import type { Thread } from './thread.ts';
import { addTranslation, changeTranslation, isTranslatable } from './translation-edits.ts';
import { plainWords } from './words.ts';

const EPISODES = episodes(100);

const ACTS = [
  'ask',
  'reply',
  'react',
  'reword',
  'withdraw',
  'answer',
  'settle',
  'hide',
  'hear',
  'endorse',
  'takeBack',
  'report',
  'unreport',
  'belong',
  'join',
  'part',
  'translate',
  'untranslate',
  'send',
] as const;

/** Six participants, so that chains and circles come about. */
const participantOf = (which: number): string => `participant-${which % 6}`;

const MEASURES = ['measure-0001', 'measure-0002'] as const;

const step = fc.record({
  who: fc.nat(2),
  to: fc.nat(2),
  act: fc.constantFrom(...ACTS),
  which: fc.nat(30),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Three people, what each has said and not taken back, and what is on its way to whom. */
class Episode {
  readonly people = ['ana', 'ben', 'cleo'].map((name) => newSpeaker(name));
  readonly said = new Map<EntryKey, string>();
  readonly heard = new Map<EntryKey, string>();
  /** What each translation is of. */
  readonly translated = new Map<EntryKey, EntryKey>();
  readonly #onTheWay = new Map<string, Uint8Array[]>();
  #count = 0;

  constructor() {
    for (const { id, doc } of this.people) {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'late') this.#onTheWay.set(id, [...(this.#onTheWay.get(id) ?? []), update]);
      });
    }
  }

  run({ who, to, act, which }: Step): void {
    const me = this.#person(who);
    const { threads } = me.discussion.snapshot();
    const thread = threads[which % Math.max(1, threads.length)];
    this.#count += 1;
    const text = `w${this.#count}`;
    if (act === 'send') this.#deliver(me, this.#person(to), which);
    else if (act === 'report' || act === 'unreport') this.#report(me, { act, which, text });
    else if (act === 'join' || act === 'part') this.#say(me, { act, which });
    else if (act === 'belong') {
      const actor = `actor-00000${which % 2}` as ActorId;
      setMembership(me.discussion, { actor, isMine: this.#count % 3 > 0 });
    } else if (act === 'ask' || thread === undefined) {
      const place = { kind: 'plan' } as const;
      this.said.set(addThread(me.discussion, { place, words: [text], isFromEditor: which % 2 === 0 }), text);
    } else if (act === 'hear' || act === 'endorse' || act === 'takeBack')
      this.#hear(me, { act, which, text });
    else if (act === 'translate' || act === 'untranslate') this.#translate(me, thread, { act, which, text });
    else this.#speak(me, thread, { act, text });
  }

  #say({ discussion }: Speaker, { act, which }: Pick<Step, 'act' | 'which'>): void {
    const participant = participantOf(which);
    const as = participantOf(which + 1 + (which % 5));
    if (act === 'join') sayOnePerson(discussion, { participant, as });
    else {
      partPerson(discussion, participant);
      expect(discussion.snapshot().persons.has(participant)).toBe(false);
    }
  }

  #report(
    { id, discussion }: Speaker,
    { act, which, text }: Pick<Step, 'act' | 'which'> & { text: string },
  ): void {
    const measure = MEASURES[which % 2] as MeasureId;
    if (act === 'report') {
      const post = { measure, on: '1970-01-01' as IsoDate, words: [text], share: which, link: null };
      this.said.set(postProgress(discussion, post), text);
      return;
    }
    const { posts = [], lastTurn = 0 } = discussion.snapshot().progress.get(measure) ?? {};
    const post = posts[which % Math.max(1, posts.length)];
    if (post === undefined) return;
    if (post.author === id) {
      withdrawProgress(discussion, post.key);
      this.said.delete(post.key);
    } else {
      const isHidden = this.#count % 2 > 0;
      setHidden(discussion, { entry: post.key, thread: { lastTurn }, isHidden, reason: [text] });
    }
  }

  #hear(
    { id, discussion }: Speaker,
    { act, which, text }: Pick<Step, 'act' | 'which'> & { text: string },
  ): void {
    const group = ACTOR_GROUPS[which % 3] ?? 'learner';
    const spoken = { group, heardOn: '1970-01-01' as IsoDate, channel: 'phone', people: null } as const;
    if (act === 'hear') this.heard.set(addVoice(discussion, { ...spoken, words: [text] }), text);
    if (act === 'endorse') {
      const goal = `goal0000000${which % 2}` as GoalId;
      const key = addEndorsement(discussion, { goal, group, spokesperson: text, asked: 5, way: 'vote' });
      this.heard.set(key, text);
    }
    if (act !== 'takeBack') return;
    const { voices, endorsements } = discussion.snapshot();
    const voice = voices.find(({ author }) => author === id);
    const endorsement = endorsements.find(({ author }) => author === id);
    if (voice !== undefined) withdrawEntry(discussion, { root: 'voices', key: voice.key });
    if (endorsement !== undefined) withdrawEntry(discussion, { root: 'endorsements', key: endorsement.key });
    for (const entry of [voice, endorsement]) if (entry !== undefined) this.heard.delete(entry.key);
  }

  #translate(
    { id, discussion }: Speaker,
    thread: Thread,
    { act, which, text }: Pick<Step, 'act' | 'which'> & { text: string },
  ): void {
    const spoken = [thread, ...thread.replies];
    const of = spoken[which % spoken.length] ?? thread;
    const [translation] = of.translations;
    const now = { of, language: which % 2 === 0 ? 'pt' : 'en', words: [text] };
    if (act === 'translate' && isTranslatable(of)) {
      if (translation?.author === id) changeTranslation(discussion, { key: translation.key, ...now });
      else this.translated.set(addTranslation(discussion, { thread, ...now }), of.key);
    }
    if (act !== 'untranslate' || translation === undefined) return;
    if (translation.author === id) {
      withdrawEntry(discussion, { root: 'translations', key: translation.key });
      this.translated.delete(translation.key);
    } else {
      const isHidden = this.#count % 2 > 0;
      setHidden(discussion, { entry: translation.key, thread, isHidden, reason: [text] });
    }
  }

  #speak(me: Speaker, thread: Thread, { act, text }: { act: Step['act']; text: string }): void {
    const { discussion } = me;
    const isMine = thread.author === me.id;
    const words = [text];
    if (act === 'reply') this.said.set(addReply(discussion, { thread, words }), text);
    if (act === 'react')
      setReaction(discussion, { to: thread.key, sign: 'agree', isOn: this.#count % 3 > 0 });
    if (act === 'answer') answerThread(discussion, { thread, outcome: 'noted' });
    if (act === 'hide')
      setHidden(discussion, { entry: thread.key, thread, isHidden: this.#count % 2 > 0, reason: words });
    if (act === 'settle' && isMine) settleThread(discussion, { thread, isSettled: this.#count % 2 > 0 });
    if (act === 'reword' && isMine && !thread.isWithdrawn) {
      setWords(discussion, { root: 'threads', key: thread.key, words });
      this.said.set(thread.key, text);
    }
    if (act === 'withdraw' && isMine) {
      withdrawEntry(discussion, { root: 'threads', key: thread.key });
      this.said.delete(thread.key);
    }
  }

  /** Any of what somebody has made, in any order, more than once. */
  #deliver(from: Speaker, to: Speaker, which: number): void {
    const updates = this.#onTheWay.get(from.id) ?? [];
    const update = updates[which % Math.max(1, updates.length)];
    if (update !== undefined && from !== to) Y.applyUpdate(to.doc, update, 'late');
  }

  #person(index: number): Speaker {
    const person = this.people[index];
    if (person === undefined) throw new Error('there are three people');
    return person;
  }
}

test('[PM62] [PM66] [PM72] [PM84] [PM87] [PM97] everybody sees the same in the end, with every word that was said and not taken back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const episode = new Episode();
      for (const each of steps) {
        episode.run(each);
        for (const person of episode.people) person.discussion.snapshot();
      }
      meet(...episode.people);
      const [first, ...others] = episode.people.map(({ discussion }) => discussion.snapshot());
      for (const other of others) expect(other).toEqual(first);
      for (const person of episode.people) expect(readAfresh(person)).toEqual(first);
      expect(first?.lost).toBe(0);
      for (const person of first?.persons.values() ?? []) {
        expect(person.participants.length).toBeGreaterThan(1);
        for (const id of person.participants) expect(first?.persons.get(id)).toBe(person);
      }
      const there: Pick<Thread, 'key' | 'words'>[] =
        first?.threads.flatMap((thread) => [thread, ...thread.replies]) ?? [];
      for (const { posts } of first?.progress.values() ?? []) there.push(...posts);
      const words = new Map(there.map((entry) => [entry.key, plainWords(entry.words)]));
      for (const [key, text] of episode.said) expect(words.get(key)).toBe(text);
      const translations = new Map(
        (first?.threads ?? [])
          .flatMap((thread) => [thread, ...thread.replies])
          .flatMap((spoken) => spoken.translations.map((each) => [each.key, spoken.key])),
      );
      const isThere = (of: EntryKey): boolean => episode.said.has(of);
      expect(translations).toEqual(new Map([...episode.translated].filter(([, of]) => isThere(of))));
      const heard = [
        ...(first?.voices ?? []).map((voice) => [voice.key, plainWords(voice.words ?? [])]),
        ...(first?.endorsements ?? []).map((each) => [each.key, each.spokesperson]),
      ];
      expect(Object.fromEntries(heard)).toEqual(Object.fromEntries(episode.heard));
    }),
    EPISODES,
  );
});

test('[PM60] the relay takes all that these edits write, from whoever may write it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const episode = new Episode();
      const relay = new Y.Doc();
      for (const { id, doc } of episode.people) {
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin === 'late' || origin === 'holdfast.relay') return;
          const fresh = Y.diffUpdate(update, Y.encodeStateVector(relay));
          expect(judgeDiscussion(fresh, { doc: relay, participantId: id, role: 'facilitator' })).toBe(
            'allowed',
          );
          Y.applyUpdate(relay, update);
        });
      }
      for (const each of steps) {
        episode.run(each);
        // As when all are connected: nothing is written before what it builds on has been taken.
        for (const person of episode.people) Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(relay), 'late');
      }
    }),
    EPISODES,
  );
});
