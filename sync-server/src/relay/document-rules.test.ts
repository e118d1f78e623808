import { judgeDiscussion } from '@holdfast/plan-model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { settle } from '../testkit/fake-clock.ts';
import type { TestClient } from '../testkit/test-client.ts';
import { content, discussion, TestRelay, textOf, type } from '../testkit/test-relay.ts';

let at: TestRelay;

beforeEach(() => {
  at = new TestRelay();
  at.start({
    rules: { discussion: judgeDiscussion },
    limits: { maxTailRows: 10, maxMessagesPerSecond: 1_000 },
  });
});

afterEach(() => expect(at.end()).toEqual([]));

function say({ doc, identity }: TestClient, entry: string, text: string, as = identity.participantId): void {
  doc.getMap('comments').set(`${as}.${entry}`, { text });
}

function commentsOf({ doc }: TestClient): unknown {
  return doc.getMap('comments').toJSON();
}

function reasonsOf({ frames }: TestClient): string[] {
  return frames.flatMap((frame) => (frame.type === 'refused' ? [frame.reason] : []));
}

describe('Relay, rules of the discussion', () => {
  test('commenters write and change their own entries, and nobody else’s', async () => {
    const anna = at.client('anna', 'commenter').connect(at.relay, discussion);
    const ben = at.client('ben', 'editor').connect(at.relay, discussion);
    await settle();
    say(anna, 'c1', 'a question');
    say(ben, 'c1', 'an answer');
    await settle();
    say(anna, 'c1', 'a better question');
    await settle();
    const entries = {
      'participant-anna.c1': { text: 'a better question' },
      'participant-ben.c1': { text: 'an answer' },
    };
    expect([commentsOf(anna), commentsOf(ben)]).toEqual([entries, entries]);
    say(anna, 'c1', 'words in his mouth', ben.identity.participantId);
    ben.doc.getMap('comments').delete('participant-anna.c1');
    await settle();
    expect([reasonsOf(anna), reasonsOf(ben)]).toEqual([['not-yours'], ['not-yours']]);
    const reader = at.client('reader', 'viewer').connect(at.relay, discussion);
    await settle();
    expect(commentsOf(reader)).toEqual(entries);
  });

  test('commenters suggest, and readers do not', async () => {
    const anna = at.client('anna', 'commenter').connect(at.relay, discussion);
    const reader = at.client('reader', 'viewer').connect(at.relay, discussion);
    await settle();
    const suggestion = { place: 'section/vision', words: '', proposal: { kind: 'text', text: 'a day' } };
    for (const { doc, identity } of [anna, reader])
      doc.getMap('threads').set(`${identity.participantId}.s1`, suggestion);
    await settle();
    const late = at.client('late', 'editor').connect(at.relay, discussion);
    await settle();
    expect(late.doc.getMap('threads').toJSON()).toEqual({ 'participant-anna.s1': suggestion });
    expect([reasonsOf(anna).length, reasonsOf(reader).length]).toEqual([0, 1]);
  });

  test('a rule that fails ends nothing but the document of whoever wrote: nothing is taken, others go on', async () => {
    const failing = (): never => {
      throw new TypeError('a fault of ours');
    };
    at.start({
      rules: { discussion: (update, by) => (by.role === 'editor' ? failing() : judgeDiscussion(update, by)) },
    });
    const anna = at.client('anna', 'commenter').connect(at.relay, discussion);
    const ben = at.client('ben', 'editor').connect(at.relay, discussion);
    await settle();
    say(ben, 'c1', 'words');
    await settle();
    say(anna, 'c1', 'a question');
    await settle();
    expect([reasonsOf(ben), reasonsOf(anna)]).toEqual([['not-yours'], []]);
    const reader = at.client('reader', 'viewer').connect(at.relay, discussion);
    await settle();
    expect(commentsOf(reader)).toEqual({ 'participant-anna.c1': { text: 'a question' } });
  });

  test('the content has no such rules', async () => {
    const anna = at.client('anna').connect(at.relay, content);
    await settle();
    type(anna, 'words');
    await settle();
    expect([reasonsOf(anna), textOf(anna)]).toEqual([[], 'words']);
  });

  test('a whole step 2 that repeats what others wrote passes, also after a restart and a compaction', async () => {
    const people = ['anna', 'ben', 'cleo'].map((name) =>
      at.client(name, 'commenter').connect(at.relay, discussion),
    );
    await settle();
    for (let times = 0; times < 30; times += 1) {
      for (const each of people) say(each, `c${times % 7}`, `${times}`);
      await settle();
    }
    const before = await at.storage.loadRoom(discussion);
    for (const each of people) {
      each.drop();
      each.connect(at.relay, discussion);
      await settle();
    }
    expect((await at.storage.loadRoom(discussion)).tail).toEqual(before.tail);
    at.start({ rules: { discussion: judgeDiscussion } });
    for (const each of people) {
      each.drop();
      say(each, 'offline', 'written without a connection');
      each.connect(at.relay, discussion);
      await settle();
    }
    const [anna, ben] = people;
    await settle();
    for (const each of people) expect(reasonsOf(each)).toEqual([]);
    expect(anna && commentsOf(anna)).toEqual(ben && commentsOf(ben));
    expect(Object.keys(ben?.doc.getMap('comments').toJSON() ?? {})).toHaveLength(24);
  });

  test('what is judged may build on what waits for the disk', async () => {
    const anna = at.client('anna', 'commenter').connect(at.relay, discussion);
    await settle();
    at.storage.setMode('hang');
    say(anna, 'c1', 'one');
    say(anna, 'c1', 'two');
    await settle();
    say(anna, 'c1', 'three');
    at.storage.setMode('succeed');
    anna.mark(1);
    await settle();
    expect([reasonsOf(anna), anna.marks()]).toEqual([[], [1]]);
  });

  test('two pages of one person may meet in one entry, and readers may repeat what follows from it', async () => {
    const pages = [1, 2].map(() => at.client('anna', 'commenter').connect(at.relay, discussion));
    const ben = at.client('ben', 'commenter').connect(at.relay, discussion);
    await settle();
    for (const page of pages) page.drop();
    for (const [index, page] of pages.entries()) say(page, 'c1', `page ${index}`);
    for (const page of pages) page.connect(at.relay, discussion);
    await settle();
    ben.drop();
    say(ben, 'c1', 'mine');
    ben.connect(at.relay, discussion);
    await settle();
    for (const each of [...pages, ben]) expect(reasonsOf(each)).toEqual([]);
    expect(commentsOf(ben)).toEqual(pages[0] && commentsOf(pages[0]));
  });
});
