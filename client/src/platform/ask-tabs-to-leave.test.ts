import { afterEach, describe, expect, test, vi } from 'vitest';

import { askTabsToLeave } from './ask-tabs-to-leave.ts';
import { manualClock } from './manual-clock.ts';

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

/** Another page: its own copy of the module, as every page has one. */
async function otherPage(leave: () => Promise<boolean>) {
  vi.resetModules();
  const { leaveWhenAsked } = await import('./ask-tabs-to-leave.ts');
  const gone = vi.fn<() => void>();
  const stop = leaveWhenAsked({ leave, gone });
  return { gone, stop };
}

/** What is said on the line, in order. */
function listen(): unknown[] {
  const said: unknown[] = [];
  const channel = new BroadcastChannel('holdfast:farewell');
  channels.push(channel);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => said.push(data));
  return said;
}

describe('askTabsToLeave', () => {
  test('waits until every page that answers has brought its words into the journal', async () => {
    const clock = manualClock();
    const said = listen();
    let finish = (_isDone: boolean): void => {};
    const slow = await otherPage(() => new Promise((resolve) => (finish = resolve)));
    const quick = await otherPage(() => Promise.resolve(true));
    const answer = vi.fn<(answer: string) => void>();
    void askTabsToLeave(clock).then(answer);
    await vi.waitFor(() => expect(said).toEqual(['leave', 'leaving', 'leaving', 'left']));
    expect(quick.gone).toHaveBeenCalledOnce();
    clock.advance(1_000);
    await Promise.resolve();
    expect(answer).not.toHaveBeenCalled();
    finish(true);
    await vi.waitFor(() => expect(answer).toHaveBeenCalledWith('left'));
    expect(slow.gone).toHaveBeenCalledOnce();
    for (const page of [slow, quick]) page.stop();
  });

  test('a page with changes that the device does not take stays, and says so', async () => {
    const page = await otherPage(() => Promise.resolve(false));
    expect(await askTabsToLeave(manualClock())).toBe('unsaved');
    expect(page.gone).not.toHaveBeenCalled();
    page.stop();
  });

  test('a page that fails to leave stays, and says so at once', async () => {
    const page = await otherPage(() => Promise.reject(new Error('no storage')));
    expect(await askTabsToLeave(manualClock())).toBe('unsaved');
    expect(page.gone).not.toHaveBeenCalled();
    page.stop();
  });

  test('a page that does not finish counts as one with changes', async () => {
    const clock = manualClock();
    const said = listen();
    const page = await otherPage(() => new Promise(() => {}));
    const answer = askTabsToLeave(clock);
    await vi.waitFor(() => expect(said).toContain('leaving'));
    clock.advance(1_000);
    clock.advance(10_000);
    expect(await answer).toBe('unsaved');
    page.stop();
  });

  test('nobody else is here', async () => {
    const clock = manualClock();
    const answer = askTabsToLeave(clock);
    clock.advance(1_000);
    expect(await answer).toBe('left');
  });
});
