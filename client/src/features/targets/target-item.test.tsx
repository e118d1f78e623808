// @vitest-environment happy-dom
import { addTarget, parseIsoDate, setIndicator, setTarget, type TargetId } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { act } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fillIn, render } from '../../ui/render-fixture.tsx';
import { TargetItem } from './target-item.tsx';

beforeAll(startStrings);

const ABSENCE = { name: 'Absence rate', unit: '%', decimals: 1, direction: 'down' } as const;

async function showTarget(role: Role = 'editor') {
  const plan = openTestPlan({ role });
  const id = addTarget(plan.plan, { indicator: ABSENCE });
  const page = await render(
    <OpenPlanContext value={plan}>
      <ul>
        <TargetItem id={id} list={{ root: 'targets', goal: null }} renderContext={() => null} />
      </ul>
    </OpenPlanContext>,
  );
  const find = (selector: string): HTMLElement => {
    const found = page.element.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`the test needs ${selector}`);
    return found;
  };
  return {
    plan: plan.plan,
    id,
    page,
    sentence: () => (find('p').textContent ?? '').replaceAll('\u00A0', ' '),
    press: (name: string) => page.perform(() => find(`button[aria-label^="${name}:"]`).click()),
    field: (name: string) => {
      const found = find(`input[aria-label="${name}"]`);
      if (!(found instanceof HTMLInputElement)) throw new Error(`${name} is no input`);
      return found;
    },
    hasField: (name: string) => page.element.querySelector(`input[aria-label="${name}"]`) !== null,
    alert: () => find('[role=alert]').textContent,
  };
}

async function type(field: HTMLInputElement | HTMLSelectElement, text: string): Promise<void> {
  await act(async () => fillIn(field, text));
}
async function pressKey(field: HTMLElement, key: string): Promise<void> {
  await act(async () => field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
}
async function leave(field: HTMLElement): Promise<void> {
  await act(async () => field.blur());
}

function target(plan: Parameters<typeof setTarget>[0], id: TargetId) {
  return plan.snapshot().targetsById.get(id);
}
function day(text: string) {
  const date = parseIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

describe('TargetItem', () => {
  test('reads as a sentence, with gaps where nothing is known', async () => {
    const { plan, id, page, sentence } = await showTarget();
    expect(sentence()).toBe(
      'Absence rate falls from not known yet (not known yet) to not known yet by not known yet.',
    );
    await page.perform(() =>
      setTarget(plan, id, {
        baselineValue: 14,
        baselineDate: day('2025-09-01'),
        targetValue: 9,
        deadline: day('2027-07-31'),
      }),
    );
    expect(sentence()).toBe('Absence rate falls from 14 % (September 2025) to 9 % by July 2027.');
  });

  test('follows the direction and the unit of what is counted', async () => {
    const { plan, id, page, sentence } = await showTarget();
    const indicatorId = target(plan, id)?.indicatorId;
    if (typeof indicatorId !== 'string') throw new Error('the test needs an indicator');
    await page.perform(() => {
      setTarget(plan, id, { baselineValue: 1, targetValue: 12 });
      setIndicator(plan, indicatorId, { direction: 'up', unit: 'days', name: 'Days at work' });
    });
    expect(sentence()).toContain('Days at work rises from 1 day (not known yet) to 12 days by');
  });

  test('takes a value in its place, with either decimal mark', async () => {
    const { plan, id, sentence, press, field, hasField } = await showTarget();
    await press('Value to reach');
    expect(document.activeElement).toBe(field('Value to reach'));
    await type(field('Value to reach'), '9,5');
    await pressKey(field('Value to reach'), 'Enter');
    expect(hasField('Value to reach')).toBe(false);
    expect(target(plan, id)?.targetValue).toBe(9.5);
    expect(sentence()).toContain('to 9.5 % by');
  });

  test('writes on leaving and not on Escape', async () => {
    const { plan, id, press, field } = await showTarget();
    await press('Starting value');
    await type(field('Starting value'), '14');
    await leave(field('Starting value'));
    expect(target(plan, id)?.baselineValue).toBe(14);
    await press('Starting value');
    await type(field('Starting value'), '99');
    await pressKey(field('Starting value'), 'Escape');
    expect(target(plan, id)?.baselineValue).toBe(14);
  });

  test('says of a number with one separator how it is read, before it is given in', async () => {
    const { page, press, field } = await showTarget();
    const said = () => page.element.querySelector('[role=alert] + output')?.textContent;
    await press('Value to reach');
    await type(field('Value to reach'), '1.23');
    expect(said()).toBe('');
    await type(field('Value to reach'), '1,234');
    expect(said()).toBe('This is 1234, in thousands. For a little more than 1 write 1.234.');
    await type(field('Value to reach'), '1.234');
    expect(said()).toBe('This is a little more than 1. For thousands write 1234.');
  });

  test('keeps what it does not understand and says what it needs', async () => {
    const { plan, id, press, field, alert } = await showTarget();
    await press('Value to reach');
    await type(field('Value to reach'), 'about nine');
    await leave(field('Value to reach'));
    expect(field('Value to reach').value).toBe('about nine');
    expect(field('Value to reach').getAttribute('aria-invalid')).toBe('true');
    expect(alert()).toContain('Please write a number');
    expect(target(plan, id)?.targetValue).toBeNull();
  });

  test('shows a small number as it is, and says the range to one beyond it', async () => {
    const { plan, id, sentence, press, field, alert } = await showTarget();
    await press('Value to reach');
    await type(field('Value to reach'), '0,0000001');
    await leave(field('Value to reach'));
    expect(sentence()).toContain('to 0.0000001 % by');
    await press('Value to reach');
    await type(field('Value to reach'), '9'.repeat(17));
    await leave(field('Value to reach'));
    expect(alert()).toContain('1,000,000,000,000,000');
    expect(target(plan, id)?.targetValue).toBe(0.0000001);
  });

  test("shows another person's value beside my draft and overwrites it only on Enter", async () => {
    const { plan, id, page, press, field, hasField, alert } = await showTarget();
    await press('Value to reach');
    await type(field('Value to reach'), '9');
    await page.perform(() => setTarget(plan, id, { targetValue: 8.5 }));
    expect(alert()).toContain('8.5');
    await leave(field('Value to reach'));
    expect(field('Value to reach').value).toBe('9');
    expect(target(plan, id)?.targetValue).toBe(8.5);
    await pressKey(field('Value to reach'), 'Enter');
    expect(hasField('Value to reach')).toBe(false);
    expect(target(plan, id)?.targetValue).toBe(9);
  });

  test('gives the focus back to the words when a key ended the field', async () => {
    const { press, field, page } = await showTarget();
    for (const key of ['Enter', 'Escape']) {
      await press('Value to reach');
      await pressKey(field('Value to reach'), key);
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Value to reach:/);
    }
    await press('Value to reach');
    await leave(field('Value to reach'));
    expect(page.element.contains(document.activeElement)).toBe(false);
  });

  test('shows a name as it was written, with its markup, its direction and its tags', async () => {
    const { plan, id, page, sentence } = await showTarget();
    const indicatorId = target(plan, id)?.indicatorId;
    if (typeof indicatorId !== 'string') throw new Error('the test needs an indicator');
    for (const name of ['<b>Rate</b> & <value/> {{title}} $t(app.close)', 'نسبة الغياب', '👩‍🏫'.repeat(20)]) {
      await page.perform(() => setIndicator(plan, indicatorId, { name }));
      expect(sentence().startsWith(`${name} falls from`)).toBe(true);
      expect(page.element.querySelector('bdi')?.textContent).toBe(name);
      expect(page.element.querySelector('b')).toBeNull();
    }
  });

  test('is a plain sentence for whoever may not write', async () => {
    const { page, sentence } = await showTarget('viewer');
    const buttons = [...page.element.querySelectorAll('button')].map((button) =>
      button.getAttribute('aria-label'),
    );
    expect(buttons).toEqual(['Details of “Absence rate”']);
    expect(sentence()).toContain('Absence rate falls from');
  });
});
