// @vitest-environment happy-dom
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { render } from '../../ui/render-fixture.tsx';
import { ShelfNotice } from './shelf-notice.tsx';

/** Loading takes its time on a busy machine. */
const WAIT = { timeout: 15_000 };

beforeAll(startStrings);

async function openShelf(role: Role): Promise<string> {
  const plan = openTestPlan({ role });
  const link = { ...plan.link, state: { ...plan.link.state, shelf: 1 } };
  const page = await render(
    <OpenPlanContext value={{ ...plan, link }}>
      <ShelfNotice />
    </OpenPlanContext>,
  );
  await page.perform(() => page.element.querySelector('button')?.click());
  // The dialog and its words are loaded when they are asked for.
  return await vi.waitFor(() => {
    const text = document.querySelector('[role=dialog]')?.textContent ?? '';
    expect(text).toContain('file');
    return text;
  }, WAIT);
}

describe('ShelfNotice', () => {
  test('advises to copy the words into the plan only where the plan may be written', async () => {
    expect(await openShelf('editor')).toContain('copy the words into the plan');
  });

  test.each(['facilitator', 'editor', 'commenter', 'viewer'] as const)(
    'does not promise a %s that it can be offered: that stands under each piece, for those who can',
    async (role) => {
      expect(await openShelf(role)).not.toMatch(/ offer them/);
    },
  );

  test('tells whoever only reads what they can do with the words', async () => {
    const text = await openShelf('viewer');
    expect(text).toContain('save them as a file');
    expect(text).not.toContain('copy the words into the plan');
  });
});
