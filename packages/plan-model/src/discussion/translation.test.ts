import { describe, expect, test } from 'vitest';

import { isUnreadable } from '../field.ts';
import { addReply, addThread, answerThread, setHidden, setWords, withdrawEntry } from './discussion-edits.ts';
import { meet, newSpeaker, readAfresh, type Speaker, threadOf } from './discussion-fixture.ts';
import type { EntryKey } from './entry-key.ts';
import { parseLanguageTag } from './language-tag.ts';
import { addTranslation, changeTranslation, isTranslatable } from './translation-edits.ts';
import type { Translation } from './translation.ts';
import { NOTHING_SEEN, unseenThreads, withSeen } from './unseen.ts';
import { plainWords } from './words.ts';

/** A parent who said something in Portuguese, and Ana, who is a facilitator. */
function twoPeople() {
  const [parent, ana] = [newSpeaker('parent'), newSpeaker('ana')];
  const key = addThread(parent.discussion, {
    place: { kind: 'plan' },
    words: ['Quem nos liga?'],
    isFromEditor: false,
    language: 'pt',
  });
  meet(parent, ana);
  return { parent, ana, key };
}

function translate(speaker: Speaker, key: EntryKey, words: string, language = 'en'): EntryKey {
  const thread = threadOf(speaker, key);
  return addTranslation(speaker.discussion, { thread, of: thread, language, words: [words] });
}

function translationOf(speaker: Speaker, key: EntryKey): Translation {
  const [translation] = threadOf(speaker, key).translations;
  if (translation === undefined) throw new Error('nobody has translated it');
  return translation;
}

const wordsIn = (translations: readonly Translation[]) => translations.map(({ words }) => plainWords(words));

describe('the language of words', () => {
  test.each([
    ['pt', 'pt'],
    ['PT-br', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['es-419', 'es-419'],
    ['ca-VALENCIA', 'ca-valencia'],
    ['und', undefined],
    ['zxx', undefined],
    ['p', undefined],
    ['portuguese', undefined],
    ['sl-rozaj-biske-1994', 'sl-rozaj-biske-1994'],
    ['en-abcde-abcde', undefined],
    ['de-1996-1901-1996', undefined],
    ['en-US@posix', undefined],
    ['en-u-nu-arab', undefined],
    ['" onload="x', undefined],
    [`en-${'abcdefgh-'.repeat(5)}`, undefined],
    ['', undefined],
  ])('[PM95] “%s” is read as %s', (text, tag) => {
    expect(parseLanguageTag(text)).toBe(tag);
    if (tag !== undefined) expect(parseLanguageTag(tag)).toBe(tag);
  });

  test('[PM95] is said with the words, changed with them, and stays where it is not spoken of', () => {
    const { parent, ana, key } = twoPeople();
    expect(threadOf(ana, key).language).toBe('pt');
    setWords(parent.discussion, { root: 'threads', key, words: ['Quem liga?'] });
    expect(threadOf(parent, key).language).toBe('pt');
    setWords(parent.discussion, { root: 'threads', key, words: ['Who calls?'], language: 'en' });
    answerThread(ana.discussion, {
      thread: threadOf(ana, key),
      outcome: 'noted',
      reason: ['Obrigada.'],
      language: 'pt',
    });
    meet(parent, ana);
    expect(threadOf(ana, key)).toMatchObject({ language: 'en', answers: [{ language: 'pt' }] });
    const odd = { root: 'threads', key, words: ['x'], language: 'no tag' } as const;
    expect(() => setWords(parent.discussion, odd)).toThrow(RangeError);
  });

  test('[PM95] is none where it cannot be read, and the words are there all the same', () => {
    const { parent, ana, key } = twoPeople();
    const map = parent.doc.getMap('threads');
    for (const language of [7, 'und', '<b>', null]) {
      map.set(key, { at: 1, turn: 0, place: 'plan', words: 'Quem?', language });
      meet(parent, ana);
      expect(threadOf(ana, key)).toMatchObject({ language: null, words: ['Quem?'] });
    }
  });
});

describe('translations', () => {
  test('[PM96] stand under who wrote them, several of one language too, and for replies as for threads', () => {
    const { parent, ana, key } = twoPeople();
    translate(ana, key, 'Who calls us?');
    const reply = addReply(ana.discussion, {
      thread: threadOf(ana, key),
      words: ['The tutor.'],
      language: 'en',
    });
    meet(parent, ana);
    translate(parent, key, 'Who rings us?');
    const [of] = threadOf(parent, key).replies;
    if (of === undefined) throw new Error('there is no reply');
    addTranslation(parent.discussion, {
      thread: threadOf(parent, key),
      of,
      language: 'pt',
      words: ['O tutor.'],
    });
    meet(parent, ana);
    expect(threadOf(ana, key).translations).toMatchObject([
      { author: ana.id, language: 'en', of: key, words: ['Who calls us?'], isOfEarlierWording: false },
      { author: parent.id, language: 'en', words: ['Who rings us?'] },
    ]);
    expect(threadOf(ana, key).replies).toMatchObject([
      { key: reply, translations: [{ author: parent.id, language: 'pt', words: ['O tutor.'] }] },
    ]);
  });

  test('[PM96] say that they are of an earlier wording, until they or the words are what they were of', () => {
    const { parent, ana, key } = twoPeople();
    const mine = translate(ana, key, 'Who calls us?');
    meet(parent, ana);
    const reword = (words: string): void => {
      setWords(parent.discussion, { root: 'threads', key, words: [words] });
      meet(parent, ana);
    };
    reword('Quem nos visita?');
    expect(translationOf(parent, key).isOfEarlierWording).toBe(true);
    reword('Quem nos liga?');
    expect(translationOf(parent, key).isOfEarlierWording).toBe(false);
    reword('Quem nos visita?');
    ana.setTime(5000);
    const now = { key: mine, of: threadOf(ana, key), language: 'en', words: ['Who visits us?'] };
    changeTranslation(ana.discussion, now);
    expect(() => changeTranslation(parent.discussion, now)).toThrow(RangeError);
    meet(parent, ana);
    expect(translationOf(parent, key)).toMatchObject({
      isOfEarlierWording: false,
      words: ['Who visits us?'],
      editedAt: 5000,
      at: 1000,
    });
  });

  test('[PM97] go without a trace when their writer takes them back, and by nobody else', () => {
    const { parent, ana, key } = twoPeople();
    const mine = translate(ana, key, 'Who calls us?');
    meet(parent, ana);
    const takeBack = { root: 'translations', key: mine } as const;
    expect(() => withdrawEntry(parent.discussion, takeBack)).toThrow(RangeError);
    withdrawEntry(ana.discussion, takeBack);
    meet(parent, ana);
    expect(threadOf(parent, key).translations).toEqual([]);
    expect(parent.doc.getMap('translations').size).toBe(0);
  });

  test('[PM97] are hidden with a reason and shown again, alone, also in a reply', () => {
    const { parent, ana, key } = twoPeople();
    const reply = addReply(parent.discussion, { thread: threadOf(parent, key), words: ['Por favor.'] });
    const [of] = threadOf(parent, key).replies;
    if (of === undefined) throw new Error('there is no reply');
    const entry = addTranslation(parent.discussion, {
      thread: threadOf(parent, key),
      of,
      language: 'en',
      words: ['Never!'],
    });
    meet(parent, ana);
    const hide = (isHidden: boolean) => {
      setHidden(ana.discussion, {
        entry,
        thread: threadOf(ana, key),
        isHidden,
        reason: ['It says another thing.'],
      });
      meet(parent, ana);
      const thread = threadOf(parent, key);
      expect(thread.hidden).toBeNull();
      expect(thread.replies).toMatchObject([{ key: reply, hidden: null }]);
      return thread.replies[0]?.translations[0]?.hidden;
    };
    expect(hide(true)).toMatchObject({ by: ana.id, reason: ['It says another thing.'] });
    expect(hide(false)).toBeNull();
  });

  test.each<[string, string, string]>([
    ['no words', ' ', 'en'],
    ['too many words', 'a'.repeat(5001), 'en'],
    ['no language', 'Who?', 'und'],
  ])('[PM97] are not written with %s', (_name, words, language) => {
    const { ana, key } = twoPeople();
    expect(() => translate(ana, key, words, language)).toThrow(RangeError);
    expect(ana.doc.getMap('translations').size).toBe(0);
  });

  test('[PM97] are read as untrusted: what cannot be read is shown as such, and what is of nothing is counted', () => {
    const { parent, ana, key } = twoPeople();
    const map = ana.doc.getMap('translations');
    map.set(`${ana.id}.bad`, { of: key, language: 3, words: 7, wording: {}, at: 'x', turn: -1 });
    map.set(`${ana.id}.far`, { of: key, language: 'en', words: 'Far', at: 1, turn: 1_000_000_000 });
    map.set(`${ana.id}.nothing`, { of: `${ana.id}.gone`, language: 'en', words: 'Lost' });
    map.set(`${ana.id}.itself`, { of: `${ana.id}.itself`, language: 'en', words: 'Round' });
    map.set(`${ana.id}.none`, { language: 'en', words: 'Of what?' });
    map.set('nobody', { of: key, words: 'x' });
    meet(parent, ana);
    const { translations } = threadOf(parent, key);
    expect(wordsIn(translations)).toEqual(['', 'Far']);
    expect(translations[0]).toMatchObject({ language: null, turn: 0, at: null, isOfEarlierWording: true });
    expect(isUnreadable(translations[0]?.words)).toBe(true);
    expect(parent.discussion.snapshot().lost).toBe(4);
    // The next one still counts on from what people can have counted up to.
    expect(threadOf(parent, key).lastTurn).toBe(0);
  });

  test('[PM97] show up when what they are of comes, in whatever order', () => {
    const { parent, ana, key } = twoPeople();
    addReply(parent.discussion, { thread: threadOf(parent, key), words: ['Por favor.'] });
    const [of] = threadOf(parent, key).replies;
    if (of === undefined) throw new Error('there is no reply');
    const thread = threadOf(parent, key);
    const entry = addTranslation(parent.discussion, { thread, of, language: 'en', words: ['Please.'] });
    const late = newSpeaker('late');
    late.doc.getMap('translations').set(entry, parent.doc.getMap('translations').get(entry));
    expect(late.discussion.snapshot()).toMatchObject({ threads: [], lost: 1 });
    meet(late, ana);
    expect(late.discussion.snapshot()).toMatchObject({ lost: 1 });
    meet(late, parent);
    expect(late.discussion.snapshot().lost).toBe(0);
    expect(threadOf(late, key).replies[0]?.translations).toMatchObject([{ words: ['Please.'] }]);
  });

  test('[PM97] are the same objects until something of their thread changes, and equal a fresh reading', () => {
    const { parent, ana, key } = twoPeople();
    const other = addThread(ana.discussion, {
      place: { kind: 'plan' },
      words: ['And when?'],
      isFromEditor: true,
    });
    const before = ana.discussion.snapshot();
    translate(ana, key, 'Who calls us?');
    const after = ana.discussion.snapshot();
    expect(after.byKey.get(other)).toBe(before.byKey.get(other));
    expect(after.byKey.get(key)).not.toBe(before.byKey.get(key));
    expect(ana.discussion.snapshot()).toBe(after);
    expect(Object.isFrozen(threadOf(ana, key).translations)).toBe(true);
    expect(Object.isFrozen(translationOf(ana, key))).toBe(true);
    meet(parent, ana);
    expect(readAfresh(parent)).toEqual(ana.discussion.snapshot());
  });

  test('[PM97] hold up nothing of a thread under whose key something else stands too', () => {
    const { parent, ana, key } = twoPeople();
    const own = addThread(parent.discussion, {
      place: { kind: 'plan' },
      words: ['Quando?'],
      isFromEditor: false,
    });
    const again = { at: 1, turn: 1, of: key, language: 'en', words: 'Who?' };
    const reply = { at: 1, turn: 1, thread: key, words: 'Who?' };
    parent.doc.getMap('translations').set(own, again);
    parent.doc.getMap('replies').set(own, reply);
    meet(parent, ana);
    setHidden(ana.discussion, { thread: threadOf(ana, own), entry: own, reason: ['Twice.'], isHidden: true });
    expect(threadOf(ana, own).hidden).not.toBeNull();
    expect(readAfresh(ana)).toEqual(ana.discussion.snapshot());
  });

  test('[PM98] go with the words that they are of', () => {
    const { parent, ana, key } = twoPeople();
    translate(ana, key, 'Who calls us?');
    addReply(ana.discussion, { thread: threadOf(ana, key), words: ['The tutor.'] });
    meet(parent, ana);
    withdrawEntry(parent.discussion, { root: 'threads', key });
    meet(parent, ana);
    const thread = threadOf(ana, key);
    expect(thread).toMatchObject({ isWithdrawn: true, translations: [] });
    expect(isTranslatable(thread)).toBe(false);
    // As of a suggestion without a reason.
    expect(isTranslatable({ ...threadOf(parent, key), isWithdrawn: false, words: [''] })).toBe(false);
    expect(() => translate(ana, key, 'Who?')).toThrow(RangeError);
    const silent = addThread(parent.discussion, {
      place: { kind: 'plan' },
      words: ['Nada.'],
      isFromEditor: false,
    });
    meet(parent, ana);
    translate(ana, silent, 'Nothing.');
    meet(parent, ana);
    withdrawEntry(parent.discussion, { root: 'threads', key: silent });
    meet(parent, ana);
    // It is nothing that others answered.
    expect(ana.discussion.snapshot().byKey.has(silent)).toBe(false);
  });

  test('[PM98] say nothing new: the thread stays as it is, and is not unseen for them', () => {
    const { parent, ana, key } = twoPeople();
    answerThread(ana.discussion, { thread: threadOf(ana, key), outcome: 'noted' });
    meet(parent, ana);
    const seen = withSeen(parent.discussion, NOTHING_SEEN, [key]);
    ana.setTime(9000);
    translate(ana, key, 'Who calls us?');
    meet(parent, ana);
    expect(unseenThreads(parent.discussion, seen).size).toBe(0);
    expect(threadOf(parent, key)).toMatchObject({ lastAt: 1000, state: { kind: 'answered' } });
  });
});
