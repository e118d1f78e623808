// @vitest-environment happy-dom
import { addActor, sayOnePerson, setMembership } from '@holdfast/plan-model';
import { beforeAll, expect, test } from 'vitest';

import { createCell } from '../platform/cell.ts';
import { openTestDiscussion } from '../session/open-discussion-fixture.ts';
import { OpenPlanContext } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { fieldNamed, render } from '../ui/render-fixture.tsx';
import { ThisIsMe } from './this-is-me.tsx';

beforeAll(startStrings);

const PHONE = 'participant-phone';

test('what somebody said as another participant holds for them, and can be taken back there alone', async () => {
  const plan = openTestPlan({ role: 'commenter' });
  const { open, other } = openTestDiscussion(plan, PHONE);
  const me = plan.entry.participantId;
  const actor = addActor(plan.plan, { name: 'Council', group: 'parentFamily', kind: 'body' });
  const page = await render(
    <OpenPlanContext value={{ ...plan, discussion: createCell(open) }}>
      <ThisIsMe actor={actor} label="Council" />
    </OpenPlanContext>,
  );
  const box = (): HTMLInputElement => {
    const field = fieldNamed(page.element, 'Council');
    if (!(field instanceof HTMLInputElement)) throw new Error('it is no box to tick');
    return field;
  };
  await page.perform(() => setMembership(other, { actor, isMine: true }));
  expect([box().checked, box().disabled]).toEqual([false, false]);
  await page.perform(() => sayOnePerson(other, { participant: PHONE, as: me }));
  expect([box().checked, box().disabled]).toEqual([true, true]);
  expect(page.element.textContent).toContain('You said this on another device or by another name.');
  await page.perform(() => setMembership(other, { actor, isMine: false }));
  await page.perform(() => box().click());
  expect(open.discussion.snapshot().members.get(actor)).toEqual([me]);
  expect([box().checked, box().disabled]).toEqual([true, false]);
});
