// @vitest-environment happy-dom
import { addMeasure } from '@holdfast/plan-model';
import { beforeAll, expect, test, vi } from 'vitest';

import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { removeWithUndo } from './remove-with-undo.ts';

beforeAll(startStrings);

test.each([
  ['first', 0, 1],
  ['last', 1, 0],
])('the keyboard goes on beside what was removed, where that was the %s', async (_, removed, next) => {
  const { plan } = openTestPlan({});
  const ids = ['Welcome week', 'A bus'].map((title) => addMeasure(plan, { title }));
  document.body.innerHTML = ids
    .map((id) => `<li id="measures/${id}" data-row><span data-tools><button>${id}</button></span></li>`)
    .join('');
  const id = ids[removed];
  if (id === undefined) throw new Error('the test needs a measure');
  removeWithUndo(plan, { root: 'measures', id }, { title: 'Gone', t: ((key: string) => key) as never });
  document.getElementById(`measures/${id}`)?.remove();
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(ids[next]));
  expect(plan.snapshot().measures.map((each) => each.id)).toEqual([ids[next]]);
});
