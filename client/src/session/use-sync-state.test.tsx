// @vitest-environment happy-dom
import type { LinkState } from '@holdfast/sync-client';
import type { Limits } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';

import { createCell } from '../platform/cell.ts';
import { render } from '../ui/render-fixture.tsx';
import type { OpenDiscussion } from './discussion-session.ts';
import { openTestDiscussion } from './open-discussion-fixture.ts';
import { OpenPlanContext } from './open-plan-context.ts';
import { LIVE, openTestPlan } from './open-plan-fixture.ts';
import { useMayEdit, useSyncState } from './use-sync-state.ts';

describe('useMayEdit', () => {
  test('renders again when the right changes, and not with each key on its way to the relay', async () => {
    const opened = openTestPlan({});
    const state = createCell<LinkState>(LIVE);
    const link = {
      ...opened.link,
      get state() {
        return state.get();
      },
      subscribe: state.subscribe,
    };
    const rendered: boolean[] = [];
    function Field() {
      rendered.push(useMayEdit());
      return null;
    }
    const page = await render(
      <OpenPlanContext value={{ ...opened, link }}>
        <Field />
      </OpenPlanContext>,
    );
    const before = rendered.length;
    await page.perform(() => state.set({ ...LIVE, device: { kind: 'saving', changes: 1 } }));
    await page.perform(() => state.set({ ...LIVE, waiting: 1 }));
    expect(rendered).toHaveLength(before);
    const limits = { role: 'viewer', canWrite: true } as Limits;
    await page.perform(() => state.set({ ...LIVE, limits }));
    expect(rendered.at(-1)).toBe(false);
  });
});

describe('useSyncState', () => {
  test('counts what was said and waits, also before the discussion is open, and once after', async () => {
    const opened = openTestPlan({});
    const { open } = openTestDiscussion(opened);
    const discussion = createCell<OpenDiscussion | undefined>(undefined);
    const waitingBeforeTalk = createCell(0);
    function Waiting() {
      return <p>{useSyncState().waiting}</p>;
    }
    const page = await render(
      <OpenPlanContext value={{ ...opened, discussion, waitingBeforeTalk }}>
        <Waiting />
      </OpenPlanContext>,
    );
    await page.perform(() => waitingBeforeTalk.set(2));
    expect(page.element.textContent).toBe('2');
    const link = { ...open.link, state: { ...LIVE, waiting: 1 } };
    await page.perform(() => discussion.set({ ...open, link }));
    expect(page.element.textContent).toBe('1');
  });
});
