import 'fake-indexeddb/auto';
import { type IsoDate, parseIsoDate } from '@holdfast/plan-model';
import { type Role } from '@holdfast/sync-protocol';
import { onTestFinished, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { openTestDiscussion } from '../../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { WhatIsMissing } from './what-is-missing.tsx';

/** The page is idle when a test says so. */
export const waiting = new Map<number, IdleRequestCallback>();
let handles = 0;
/** For `beforeAll`. */
export function stubIdle(): void {
  vi.stubGlobal('requestIdleCallback', (run: IdleRequestCallback) => {
    handles += 1;
    waiting.set(handles, run);
    return handles;
  });
  vi.stubGlobal('cancelIdleCallback', (handle: number) => waiting.delete(handle));
}

/** For tests: the list of what is missing in a plan, and what a person does in it. */
export async function show(role: Role = 'editor') {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const testPlan = openTestPlan({ role });
  const { open, other, entry } = openTestDiscussion(testPlan);
  const goToSection = vi.fn();
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={{ ...testPlan, entry, discussion: createCell(open) }}>
        <WhatIsMissing goToSection={goToSection} />
      </OpenPlanContext>
    </DeviceContext>,
  );
  /** The page has nothing better to do. */
  const rest = () =>
    page.perform(() => {
      const due = [...waiting.values()];
      waiting.clear();
      for (const run of due) run({ didTimeout: false, timeRemaining: () => 50 });
    });
  await rest();
  const part = (selector: string): HTMLElement => {
    const found = page.element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`there is no ${selector}`);
    return found;
  };
  const button = (name: string, within: ParentNode = page.element): HTMLElement => {
    const found = [...within.querySelectorAll<HTMLElement>('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
    if (found === undefined) throw new Error(`there is no button “${name}”`);
    return found;
  };
  return {
    plan: testPlan.plan,
    other,
    discussion: open.discussion,
    page,
    goToSection,
    rest,
    rule: (code: string) => part(`[data-rule="${code}"]`),
    badge: (name: string) => part(`[data-badge="${name}"]`),
    stateOf: (code: string) => part(`[data-rule="${code}"]`).dataset['state'],
    button,
    press: (name: string, within?: ParentNode) => page.perform(() => button(name, within).click()),
    write: (label: string, value: string) =>
      page.perform(() => fillIn(fieldNamed(page.element, label), value)),
    field: (label: string) => fieldNamed(page.element, label),
    text: () => page.element.textContent,
  };
}

function dayOf(text: string): IsoDate {
  const day = parseIsoDate(text);
  if (day === undefined) throw new Error(`${text} is no day`);
  return day;
}

export const DAY = dayOf('2026-05-04');
