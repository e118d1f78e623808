/**
 * Wrote `golden/first-discussion`: what people said of the plan of `golden/first-kinds`, an entry in every root and of
 * every kind. It was run with the same version as that (commit 92546f9):
 * `node tests/compatibility/write-first-discussion.ts` in a tree of it.
 */
import { assert } from '@holdfast/base';
import {
  addEndorsement,
  addReply,
  addThread,
  addTranslation,
  addVoice,
  answerThread,
  type Discussion,
  type EntryKey,
  parseIsoDate,
  postProgress,
  sayOnePerson,
  setHidden,
  setMembership,
  setReaction,
  settleThread,
  setWords,
  type Thread,
  withdrawEntry,
} from '@holdfast/plan-model';
import * as Y from 'yjs';

import { discussionOver, newDocument, planOver, readGolden, writeGolden } from './golden-file.ts';

const of = new Y.Doc();
Y.applyUpdate(of, readGolden('first-kinds').update);
const plan = planOver(of).snapshot();
const [goal] = plan.goals;
const [measure] = plan.measures;
const [actor] = plan.actors;
const day = parseIsoDate('2026-08-20');
assert(goal !== undefined && measure !== undefined && actor !== undefined && day !== undefined, 'the plan');

const doc = newDocument();
const ana = discussionOver(doc, 'participant-ana', 1);
const ben = discussionOver(doc, 'participant-ben', 3);

function threadOf(discussion: Discussion, key: EntryKey): Thread {
  const thread = discussion.snapshot().threads.find((each) => each.key === key);
  assert(thread !== undefined, key);
  return thread;
}

const record = { root: 'measures', id: measure.id } as const;
const question = addThread(ben, {
  place: { kind: 'record', record },
  words: [
    'Who leads it? ',
    { kind: 'person', participantId: 'participant-ana' },
    { kind: 'group', group: 'teacher' },
  ],
  isFromEditor: false,
  language: 'pt',
});
const answered = () => threadOf(ana, question);
const reply = addReply(ana, { thread: answered(), words: ['We all do'], language: 'en' });
setWords(ana, { root: 'replies', key: reply, words: ['We all do, in turns'] });
setReaction(ben, { to: reply, sign: 'thanks', isOn: true });
addTranslation(ana, { thread: answered(), of: answered(), language: 'de', words: ['Wer leitet es?'] });
answerThread(ana, {
  thread: answered(),
  outcome: 'declined',
  reason: ['Nobody leads alone'],
  change: record,
});
settleThread(ben, { thread: answered(), isSettled: false });
addThread(ben, {
  place: { kind: 'field', record, field: 'end' },
  words: ['Longer'],
  isFromEditor: false,
  proposal: { kind: 'value', value: '2026-10-31', base: '2026-09-30' },
});
const hidden = addThread(ben, { place: { kind: 'plan' }, words: ['Not for everybody'], isFromEditor: false });
setHidden(ana, {
  entry: hidden,
  thread: threadOf(ana, hidden),
  isHidden: true,
  reason: ['It names somebody'],
});
const taken = addThread(ben, {
  place: { kind: 'section', section: 'goals' },
  words: ['Oh'],
  isFromEditor: true,
});
addReply(ana, { thread: threadOf(ana, taken), words: ['Yes?'] });
withdrawEntry(ben, { root: 'threads', key: taken });
addVoice(ana, {
  group: 'parentFamily',
  heardOn: day,
  channel: 'phone',
  people: 3,
  words: ['نحن خائفون'],
  language: 'ar',
});
addEndorsement(ana, {
  goal: goal.id,
  group: 'learner',
  spokesperson: 'The council',
  asked: 40,
  way: 'vote',
  note: ['With one no'],
});
postProgress(ana, {
  measure: measure.id,
  on: day,
  words: ['Half of it'],
  share: 50,
  link: 'https://school.example/week',
});
setMembership(ana, { actor: actor.id, isMine: true });
sayOnePerson(ana, { participant: 'participant-ben', as: 'participant-bea' });
writeGolden('first-discussion', { doc, snapshot: () => ana.snapshot() });
