// @vitest-environment happy-dom
import { setInstitution } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { createCell } from '../../platform/cell.ts';
import { testCrossing } from '../../platform/crossing-fixture.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { Toasts } from '../../ui/toasts.tsx';
import { Crossings } from './crossings.tsx';

beforeAll(startStrings);

const CROSSING = testCrossing({ id: 'value:1' });

/** The last thing that this person did is to write “Theirs” for the institution. */
async function showCrossing() {
  const opened = openTestPlan({});
  const { plan } = opened;
  setInstitution(plan, 'Theirs');
  const reopen = vi.fn<(id: string) => Promise<void>>(() => Promise.resolve());
  const crossings = {
    ...opened.crossings,
    open: createCell([{ foundAt: 0, crossing: CROSSING }]),
    reopen,
  };
  const page = await render(
    <OpenPlanContext value={{ ...opened, crossings }}>
      <Crossings />
      <Toasts label="Messages" closeLabel="Close" />
    </OpenPlanContext>,
  );
  const button = (words: string) =>
    vi.waitFor(
      () => {
        const found = [...document.querySelectorAll('button')].find(
          ({ textContent }) => textContent === words,
        );
        if (found === undefined) throw new Error(`there is no button “${words}”`);
        return found;
      },
      { timeout: 10_000 },
    );
  return {
    plan,
    reopen,
    undo: () => page.perform(() => void opened.undo.undo()),
    institution: () => plan.snapshot().institution,
    press: async (words: string) => {
      const found = await button(words);
      await page.perform(() => found.click());
    },
  };
}

describe('taking a choice back', () => {
  test('takes back nothing else where the choice changed nothing', async () => {
    const { institution, press } = await showCrossing();
    await press('Keep theirs');
    await press('Undo');
    expect(institution()).toBe('Theirs');
  });

  test('takes the choice back, and not what was done after it', async () => {
    const { plan, institution, press } = await showCrossing();
    await press('Use mine');
    expect(institution()).toBe('Mine');
    setInstitution(plan, 'Another');
    await press('Undo');
    expect(institution()).toBe('Another');
  });

  test('takes the choice back', async () => {
    const { institution, press } = await showCrossing();
    await press('Use mine');
    await press('Undo');
    expect(institution()).toBe('Theirs');
  });

  test('brings the entry back also where the last step of the plan is taken back', async () => {
    const { undo, reopen, institution, press } = await showCrossing();
    await press('Use mine');
    await undo();
    expect(institution()).toBe('Theirs');
    expect(reopen).toHaveBeenCalledExactlyOnceWith('value:1');
  });
});
