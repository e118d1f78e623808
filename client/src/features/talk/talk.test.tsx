// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addThread, sayOnePerson, setHidden, setReaction } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { OLGA } from '../../session/open-discussion-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { showTalk } from './talk-fixture.tsx';

beforeAll(startStrings);

/** The environment draws nothing, so the test says what comes into view. */
function letScroll() {
  const tellers = new Set<(element: Element) => void>();
  class Observer {
    readonly #observed = new Set<Element>();
    readonly #tell: (element: Element) => void;
    constructor(tell: (entries: readonly { target: Element; isIntersecting: boolean }[]) => void) {
      this.#tell = (target) => {
        if (this.#observed.has(target)) tell([{ target, isIntersecting: true }]);
      };
      tellers.add(this.#tell);
    }
    observe(element: Element): void {
      this.#observed.add(element);
    }
    disconnect(): void {
      tellers.delete(this.#tell);
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  onTestFinished(() => void vi.unstubAllGlobals());
  return {
    intoView(page: Element, key: string): void {
      const thread = page.querySelector(`[data-thread="${key}"]`);
      if (thread === null) throw new Error('the thread is not drawn');
      for (const tell of Array.from(tellers)) tell(thread);
    },
  };
}

describe('Talk', () => {
  test('lets whoever may only comment say something, of the plan and to a group', async () => {
    const { write, choose, press, text, other } = await showTalk('commenter');
    await write('Comment', 'Who calls us?');
    await choose('For', 'group/teacher');
    await press('Send');
    expect(text()).toContain('@Teachers Who calls us?');
    expect(other.snapshot().threads).toMatchObject([
      { words: [{ kind: 'group', group: 'teacher' }, ' ', 'Who calls us?'], isFromEditor: false },
    ]);
  });

  test('shows a viewer everything and offers nothing', async () => {
    const { theirs, text, button, page, other } = await showTalk('viewer');
    const { key } = await theirs('Who calls us?');
    await page.perform(() => setReaction(other, { to: key, sign: 'question', isOn: true }));
    // Also without a mouse that rests on it.
    expect(page.element.querySelector('details')?.textContent).toBe('By whom?I have a question: Olga');
    expect(text()).toContain('Olga');
    expect(text()).toContain('Who calls us?');
    expect(page.element.querySelector('textarea')).toBeNull();
    expect(button('Reply')).toBeUndefined();
  });

  test('lets a viewer, to whom it offers nothing, go from thread to thread by key', async () => {
    const { theirs, page } = await showTalk('viewer');
    for (const words of ['First.', 'Second.']) await theirs(words);
    const [later, earlier] = page.element.querySelectorAll('[data-thread]');
    const goBy = (key: string) =>
      page.perform(() => {
        const from = page.element.contains(document.activeElement) ? document.activeElement : later;
        from?.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, bubbles: true }));
      });
    for (const [key, thread] of [
      ['PageDown', later],
      ['PageDown', earlier],
      ['PageUp', later],
    ] as const) {
      await goBy(key);
      expect(document.activeElement?.getAttribute('data-thread')).toBe(thread?.getAttribute('data-thread'));
    }
  });

  test('counts a sign of one person once, and lets them take it back only where they gave it', async () => {
    const { theirs, text, page, other, discussion, button } = await showTalk('commenter');
    const { key } = await theirs('Who calls us?');
    const me = discussion.ports.participantId;
    await page.perform(() => {
      for (const by of [other, discussion]) setReaction(by, { to: key, sign: 'agree', isOn: true });
    });
    expect(button('I agree 2')).toBeDefined();
    await page.perform(() => sayOnePerson(other, { participant: OLGA, as: me }));
    expect(button('I agree 1')?.getAttribute('aria-pressed')).toBe('true');
    expect(page.element.querySelector('details')?.textContent).toBe('By whom?I agree: Me');
    // The words keep the name by which they were said.
    expect(text()).toContain('Olga · also as Me');
    await page.perform(() => button('I agree 1')?.click());
    expect(discussion.snapshot().threads[0]?.reactions).toEqual([{ sign: 'agree', by: [OLGA] }]);
    // Theirs of the other device still stands, which is said.
    expect(button('I agree 1')?.getAttribute('aria-pressed')).toBe('true');
    expect(text()).toContain('You gave this sign on another device or by another name.');
    await page.perform(() => button('I agree 1')?.click());
    expect(discussion.snapshot().threads[0]?.reactions).toEqual([{ sign: 'agree', by: [OLGA] }]);
  });

  test('closes a thread of a commenter only by saying what became of it, and a refusal only with a reason', async () => {
    const { theirs, press, choose, write, button, text, other } = await showTalk('editor');
    await theirs('Who calls us?');
    await press('Say what became of it');
    expect(text()).not.toContain('Resolved');
    await choose('What became of it?', 'declined');
    expect(button('Close with this answer')?.getAttribute('aria-disabled')).toBe('true');
    await press('Close with this answer');
    expect(other.snapshot().threads[0]?.state.kind).toBe('open');
    await write('Not done, because …', 'There is nobody.');
    await press('Close with this answer');
    expect(other.snapshot().threads[0]?.state).toMatchObject({
      outcome: 'declined',
      answer: { reason: ['There is nobody.'] },
    });
    // It is not among the open ones any more.
    expect(text()).not.toContain('Who calls us?');
    await choose('Show', 'closed');
    expect(text()).toContain('There is nobody.');
  });

  test('goes on showing what one has just said, whatever was asked for, until one asks for something else', async () => {
    const { theirs, news, press, choose, write, text, page } = await showTalk('editor');
    const { key } = await theirs('Who calls us?');
    await page.perform(() => news.set(new Set([key])));
    await choose('Show', 'news');
    await write('Comment', 'At noon');
    await press('Send');
    expect(text()).toContain('At noon');
    await choose('Show', 'all');
    await choose('Show', 'news');
    expect(text()).not.toContain('At noon');
    // A reply takes its thread from those without one, but not from under the hand that wrote it.
    await choose('Show', 'unanswered');
    await page.perform(() =>
      page.element.querySelectorAll<HTMLElement>(`[data-thread="${key}"] button`).forEach((button) => {
        if (button.textContent === 'Reply') button.click();
      }),
    );
    await write('Reply', 'My tutor did');
    await press('Send');
    expect(text()).toContain('My tutor did');
    await choose('Show', 'closed');
    expect(text()).not.toContain('My tutor did');
  });

  test('keeps what was begun when the line goes away, says so, and gives it back', async () => {
    const { theirs, press, write, page } = await showTalk('commenter');
    await theirs('Who calls us?');
    await press('Reply');
    await write('Reply', 'My tutor did');
    await press('Cancel');
    await press('Go on with your reply');
    const field = page.element.querySelector<HTMLTextAreaElement>('textarea[aria-label="Reply"]');
    expect(field?.value).toBe('My tutor did');
  });

  test('has seen what came into view, and marks it as new while it is open', async () => {
    const { theirs, news, page } = await showTalk('commenter');
    const scroll = letScroll();
    const [first, second] = [await theirs('Who calls us?'), await theirs('And who calls them?')];
    await page.perform(() => news.set(new Set([first.key, second.key])));
    expect(news.get().size).toBe(2);
    await page.perform(() => scroll.intoView(page.element, second.key));
    expect([...news.get()]).toEqual([first.key]);
    const drawn = [...page.element.querySelectorAll('[data-thread]')];
    expect(drawn.map(({ textContent }) => textContent.includes('New'))).toEqual([true, true]);
  });

  test('hides from others what a facilitator hid, with the reason in its place', async () => {
    const { theirs, page, text, other } = await showTalk('commenter');
    const thread = await theirs('His name is Tom.');
    const hide = { entry: thread.key, isHidden: true, reason: ['It names a learner.'] };
    await page.perform(() => void setHidden(other, { ...hide, thread }));
    expect(text()).not.toContain('Tom');
    expect(text()).toContain('It names a learner.');
  });

  test('leads the keys back to what began it, whether it was said, left or answered', async () => {
    const { theirs, press, write, choose, menu, page } = await showTalk('editor');
    const focused = () => document.activeElement;
    const key = (name: string) =>
      page.perform(
        () => void focused()?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })),
      );
    await write('Comment', 'At noon');
    await press('Send');
    expect(focused()?.getAttribute('aria-label')).toBe('Comment');
    await theirs('Who calls us?');
    await theirs('And when?');
    for (const end of ['Cancel', 'Escape', 'Send']) {
      await press(end === 'Cancel' ? 'Reply' : 'Go on with your reply');
      expect(focused()?.getAttribute('aria-label')).toBe('Reply');
      await write('Reply', 'My tutor did');
      await (end === 'Escape' ? key(end) : press(end));
      expect(focused()?.textContent).toBe(end === 'Send' ? 'Reply' : 'Go on with your reply');
    }
    await press('Say what became of it');
    expect(focused()).toBeInstanceOf(HTMLSelectElement);
    await press('Cancel');
    expect(focused()?.textContent).toBe('Say what became of it');
    // What is closed is not among the open ones any more.
    const second = page.element.querySelectorAll('[data-thread]')[1];
    await press('Say what became of it');
    await choose('What became of it?', 'noted');
    await press('Close with this answer');
    expect(page.element.querySelectorAll('[data-thread]')[0]).toBe(second);
    expect(second?.contains(focused())).toBe(true);
    expect(focused()?.tagName).toBe('BUTTON');
    await press('Say what became of it');
    await press('Close with this answer');
    await menu('Take my words back');
    await vi.waitFor(() => {
      expect(document.querySelector('[role=menu]')).toBeNull();
      expect(focused()?.textContent).toBe('Cancel');
    });
    await press('Cancel');
    expect(focused()?.getAttribute('aria-label')).toBe('More about what Me said');
    await menu('Change my words');
    await vi.waitFor(() => expect(focused()?.getAttribute('aria-label')).toBe('Change my words'));
    await key('Escape');
    expect(focused()?.getAttribute('aria-label')).toBe('More about what Me said');
    await menu('Take my words back');
    await press('Take my words back');
    expect(page.element.querySelector('[data-thread]')).toBeNull();
    expect(focused()?.tagName).toBe('UL');
  });

  test('lets authors say it in other words, beginning with those they said, and take them back once asked', async () => {
    const { write, press, page, text, other, menu } = await showTalk('commenter');
    await write('Comment', 'Who cals us?');
    await press('Send');
    await menu('Change my words');
    const field = page.element.querySelector<HTMLTextAreaElement>('textarea[aria-label="Change my words"]');
    expect(field?.value).toBe('Who cals us?');
    await write('Change my words', 'Who calls us?');
    await page.perform(() => field?.form?.requestSubmit());
    expect(other.snapshot().threads).toMatchObject([{ words: ['Who calls us?'] }]);
    expect(text()).toContain('changed');
    await menu('Take my words back');
    expect(text()).toContain('Others will not see them any more.');
    expect(other.snapshot().threads).toHaveLength(1);
    await press('Take my words back');
    expect(other.snapshot().threads).toHaveLength(0);
  });

  test('lets facilitators hide what others said, with a reason, and show it again', async () => {
    const { theirs, write, press, text, other, menu, button } = await showTalk('facilitator');
    await theirs('His name is Tom.');
    await menu('Hide from others');
    expect(button('Hide from others')?.getAttribute('aria-disabled')).toBe('true');
    await write('Why? Everybody reads the reason, so name nobody.', 'It names a learner.');
    await press('Hide from others');
    expect(other.snapshot().threads[0]?.hidden).toMatchObject({ reason: ['It names a learner.'] });
    // They go on seeing it, to judge it again.
    expect(text()).toContain('Tom');
    await menu('Show to all again');
    expect(other.snapshot().threads[0]?.hidden).toBeNull();
  });

  test('shows what cannot be read as that, beside all the rest', async () => {
    const { theirs, page, text, discussion } = await showTalk('commenter');
    await theirs('Readable');
    await page.perform(() =>
      discussion.doc.getMap('threads').set(`${OLGA}.bad`, { place: 'nowhere', words: 7 }),
    );
    expect(text()).toContain('These words cannot be shown.');
    expect(text()).toContain('Readable');
  });

  test('draws thirty of many threads, the first of them at once, and more on demand', async () => {
    const waiting: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (run: () => void) => waiting.push(run));
    vi.stubGlobal('cancelIdleCallback', () => {});
    onTestFinished(() => void vi.unstubAllGlobals());
    const { page, press, button, discussion, other } = await showTalk('commenter');
    await page.perform(() =>
      other.doc.transact(() => {
        for (let index = 0; index < 65; index += 1)
          addThread(other, { place: { kind: 'plan' }, words: [`Comment ${index}`], isFromEditor: false });
      }),
    );
    const shown = () => page.element.querySelectorAll('[data-thread]').length;
    expect([discussion.snapshot().threads.length, shown()]).toEqual([65, 5]);
    await page.perform(() => waiting.splice(0).forEach((run) => run()));
    expect(shown()).toBe(30);
    await press('Show 35 more');
    expect(shown()).toBe(60);
    await page.perform(() => button('Show 5 more')?.focus());
    await press('Show 5 more');
    expect(shown()).toBe(65);
    const next = page.element.querySelectorAll('[data-thread]')[60];
    expect(next?.contains(document.activeElement)).toBe(true);
  });
});
