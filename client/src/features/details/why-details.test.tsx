// @vitest-environment happy-dom
import { causesEn } from '@holdfast/content/causes';
import { addLink, addRecord, addTarget, type RecordAddress } from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { pick, render } from '../../ui/render-fixture.tsx';
import { WhyDetails, WhyOfTarget } from './why-details.tsx';

beforeAll(startStrings);

async function show() {
  const opened = openTestPlan({});
  const { plan } = opened;
  const cause = addRecord(plan, 'causes', {
    values: { code: 'FAM-care-duties' },
    texts: { statement: 'I look after my sister' },
  });
  const evidence = addRecord(plan, 'evidence', { values: { causeId: cause, kind: 'data' } });
  const profile = addRecord(plan, 'profiles', { values: {}, texts: { name: 'Young carers' } });
  const indicator = { name: 'Absence', unit: '%', decimals: 1, direction: 'down' } as const;
  const target = addTarget(plan, { indicator });
  const outcome = addRecord(plan, 'outcomes', { values: {}, texts: { statement: 'They come' } });
  addLink(plan, { kind: 'affects', cause, profile });
  const details = async (record: RecordAddress<'causes' | 'evidence' | 'profiles' | 'outcomes'>) =>
    await render(
      <OpenPlanContext value={opened}>
        <WhyDetails record={record} />
      </OpenPlanContext>,
    );
  return { opened, plan, cause, evidence, profile, target, outcome, details };
}

describe('the details', () => {
  test('of a reason say which targets are about it, whom it concerns and where it began', async () => {
    const { plan, cause, target, details } = await show();
    const page = await details({ root: 'causes', id: cause });
    expect(page.element.textContent).toContain('Young carers');
    const { statement } = causesEn.find(({ code }) => code === 'FAM-care-duties') ?? {};
    expect(page.element.textContent).toContain(`Entry of the list of reasons${statement}`);
    await pick(page, page.element.querySelector<HTMLElement>('[aria-label^="Targets about it"]'), 'Absence');
    expect(plan.snapshot().links.causesByTarget.get(target)).toEqual([cause]);
  });

  test('of evidence lead to its reason', async () => {
    const { evidence, details } = await show();
    const { element } = await details({ root: 'evidence', id: evidence });
    expect([...element.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
      'I look after my sister',
    ]);
  });

  test('of learners say which reasons concern them', async () => {
    const { profile, details } = await show();
    const { element } = await details({ root: 'profiles', id: profile });
    expect(element.textContent).toContain('Reasons that concern themI look after my sister');
  });

  test('of a target say about which reasons it is and what it shows', async () => {
    const { opened, plan, cause, outcome, target } = await show();
    const page = await render(
      <OpenPlanContext value={opened}>
        <WhyOfTarget id={target} />
      </OpenPlanContext>,
    );
    const slot = (name: string) => page.element.querySelector<HTMLElement>(`[aria-label^="${name}"]`);
    await pick(page, slot('The reasons that it is about'), 'I look after my sister');
    expect(plan.snapshot().links.causesByTarget.get(target)).toEqual([cause]);
    addLink(plan, { kind: 'shownBy', outcome, target });
    await page.perform(() => {});
    expect(slot('What it shows')?.textContent).toBe('They come');
  });
});
