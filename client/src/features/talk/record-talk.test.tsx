// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addReply, addThread, answerThread } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { commentRequest } from '../../session/comment-request.ts';
import { startStrings } from '../../strings/strings.ts';
import { showTalk } from './talk-fixture.tsx';

beforeAll(startStrings);

describe('RecordTalk', () => {
  test('takes up what somebody wants to say of its own words, and nothing about another record', async () => {
    const id = { client: 1, clock: 0 };
    const anchor = { start: id, end: id, quote: 'a café', before: '', after: '', twin: null };
    onTestFinished(() => commentRequest.set(undefined));
    const { record, page, text, button } = await showTalk('commenter', 'record');
    const elsewhere = { passage: { text: 'vision', anchor, isWhole: true } } as const;
    await page.perform(() => commentRequest.set(elsewhere));
    await page.perform(() =>
      commentRequest.set({ passage: { text: { ...record, field: 'role' }, anchor, isWhole: true } }),
    );
    // Once the line has come, a frame later.
    await vi.waitFor(async () => {
      await page.perform(() => {});
      expect(text()).toContain('Not on these words');
    });
    await page.perform(() => button('Not on these words')?.click());
    await page.perform(() => commentRequest.set(elsewhere));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await page.perform(() => {});
    expect(text()).not.toContain('Not on these words');
    expect(commentRequest.get()).toBe(elsewhere);
  });

  test('shows what is said of the record and of its fields, answers it in place, and says more', async () => {
    const { record, other, page, text, write, press, discussion } = await showTalk('editor', 'record');
    await page.perform(() => {
      addThread(other, { place: { kind: 'record', record }, words: ['Who is she?'], isFromEditor: false });
      addThread(other, {
        place: { kind: 'field', record, field: 'contact' },
        words: ['Wrong number'],
        isFromEditor: false,
      });
      addThread(other, { place: { kind: 'plan' }, words: ['Elsewhere'], isFromEditor: false });
    });
    expect(text()).toContain('Who is she?');
    expect(text()).toContain('Wrong number');
    expect(text()).not.toContain('Elsewhere');
    await press('Reply');
    await write('Reply', 'She runs the café.');
    await press('Send');
    expect(text()).toContain('She runs the café.');
    await write('Comment', 'More of her soon.');
    await press('Send');
    await vi.waitFor(() => expect(discussion.snapshot().threads).toHaveLength(4));
    const [, , , mine] = discussion.snapshot().threads;
    expect(mine).toMatchObject({ place: { kind: 'record', record }, isFromEditor: true });
  });

  test('shows an answer with the way to what was changed', async () => {
    const { record, other, page, text } = await showTalk('commenter', 'record');
    await page.perform(() => {
      addThread(other, { place: { kind: 'record', record }, words: ['Too late'], isFromEditor: true });
      const [thread] = other.snapshot().threads;
      if (thread === undefined) throw new Error('nothing was said');
      addReply(other, { thread, words: ['Indeed'] });
      answerThread(other, { thread, outcome: 'changed', change: record, reason: ['Now in May.'] });
    });
    expect(text()).toContain('The plan was changed');
    expect(text()).toContain('Now in May.');
    expect(text()).toContain('See it in the plan');
  });
});
