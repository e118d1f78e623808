// @vitest-environment happy-dom
import { addMeasure } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { act } from 'react';
import { beforeAll, describe, expect, test } from 'vitest';

import { OpenPlanContext, usePlan } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { Announcer } from '../ui/announcer.tsx';
import { render } from '../ui/render-fixture.tsx';
import type { RecordList } from './record-list.ts';
import { RecordRow } from './record-row.tsx';

beforeAll(startStrings);

const LIST: RecordList = { root: 'measures', isForStaff: false };

function Rows() {
  const measures = usePlan((plan) => plan.measures);
  return (
    <ul data-list="measures">
      {measures.map(({ id }, index) => (
        <RecordRow key={id} record={{ root: 'measures', id }} list={LIST} className={undefined}>
          <input aria-label={`field ${index}`} defaultValue={id} />
          <select aria-label="status" />
        </RecordRow>
      ))}
    </ul>
  );
}

async function showRows(role: Role = 'editor') {
  const opened = openTestPlan({ role });
  for (const title of ['One', 'Two', 'Three']) addMeasure(opened.plan, { title });
  const page = await render(
    <OpenPlanContext value={opened}>
      <Rows />
      <Announcer />
    </OpenPlanContext>,
  );
  const titles = () =>
    opened.plan.snapshot().measures.map(({ title }) => ('plainText' in title ? title.plainText : ''));
  const fields = () => [...page.element.querySelectorAll('input')];
  return { ...opened, page, titles, fields, said: () => page.element.querySelector('output')?.textContent };
}

async function press(on: Element | undefined, key: string, altKey = true): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, altKey, bubbles: true, cancelable: true });
  await act(async () => on?.dispatchEvent(event));
  return event.defaultPrevented;
}

describe('RecordRow', () => {
  test('moves by Alt and an arrow, keeps the focus, and says where it is', async () => {
    const { titles, fields, said } = await showRows();
    const field = fields()[0];
    field?.focus();
    await press(field, 'ArrowDown');
    expect(titles()).toEqual(['Two', 'One', 'Three']);
    expect(document.activeElement).toBe(field);
    expect(said()).toBe('“One” is now number 2 of 3.');
    await press(field, 'ArrowDown');
    await press(field, 'ArrowUp');
    expect(titles()).toEqual(['Two', 'One', 'Three']);
    expect(document.activeElement).toBe(field);
  });

  test('stays where it is at the ends, and says so each time', async () => {
    const { titles, fields, said } = await showRows();
    await press(fields()[0], 'ArrowUp');
    const first = said();
    expect(first).toContain('the first already');
    await press(fields()[0], 'ArrowUp');
    expect(said()).not.toBe(first);
    await press(fields()[2], 'ArrowDown');
    expect(said()).toContain('the last already');
    expect(titles()).toEqual(['One', 'Two', 'Three']);
  });

  test('is one step of undo for each key', async () => {
    const { page, undo, titles, fields } = await showRows();
    await press(fields()[0], 'ArrowDown');
    await press(fields()[1], 'ArrowDown');
    expect(titles()).toEqual(['Two', 'Three', 'One']);
    await page.perform(() => void undo.undo());
    expect(titles()).toEqual(['Two', 'One', 'Three']);
  });

  test('leaves other keys alone, and those that open a list', async () => {
    const { page, titles, fields } = await showRows();
    expect(await press(fields()[0], 'ArrowDown', false)).toBe(false);
    expect(await press(page.element.querySelector('select') ?? undefined, 'ArrowDown')).toBe(false);
    expect(titles()).toEqual(['One', 'Two', 'Three']);
  });

  test('does nothing for whoever only reads', async () => {
    const { page, titles, fields } = await showRows('viewer');
    expect(await press(fields()[0], 'ArrowDown')).toBe(false);
    expect(titles()).toEqual(['One', 'Two', 'Three']);
    expect(page.element.querySelector('[aria-hidden]')).toBeNull();
  });
});
