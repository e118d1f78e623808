// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addIndicator, addMeasure, addMeasurement } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { lineOf } from '../../session/record-name.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, render } from '../../ui/render-fixture.tsx';
import { begunImport, NOTHING_BEGUN } from './begun-import.ts';
import type { ImportKind } from './columns.ts';
import { ImportDialog } from './import-dialog.tsx';
import { day } from './import-fixture.ts';

beforeAll(startStrings);

async function openDialog(role: 'editor' | 'viewer' = 'editor', kind?: ImportKind) {
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const open = openTestPlan({ role });
  onTestFinished(() => begunImport(open.entry).set(NOTHING_BEGUN));
  const onClose = vi.fn();
  const show = () =>
    render(
      <DeviceContext value={device}>
        <OpenPlanContext value={open}>
          <ImportDialog kind={kind} onClose={onClose} />
        </OpenPlanContext>
      </DeviceContext>,
    );
  let page = await show();
  const dialog = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>('[role=dialog]');
    if (found === null) throw new Error('there is no dialog');
    return found;
  };
  const buttonNamed = (name: string) =>
    [...dialog().querySelectorAll('button')].find(({ textContent }) => textContent === name);
  return {
    ...open,
    onClose,
    dialog,
    buttonNamed,
    perform: (action: () => void) => page.perform(action),
    press: (name: string) => page.perform(() => buttonNamed(name)?.click()),
    fill: (name: string, value: string) => page.perform(() => fillIn(fieldNamed(dialog(), name), value)),
    /** Gives in what was typed, as leaving the field does. */
    mend: async (name: string, value: string) => {
      const field = () => fieldNamed(dialog(), name);
      await page.perform(() => field().focus());
      await page.perform(() => fillIn(field(), value));
      await page.perform(() => field().blur());
    },
    reopen: async () => {
      await page.unmount();
      page = await show();
    },
  };
}

async function atPreview(table: string, kind = 'measures') {
  const page = await openDialog();
  await page.fill('What each row is', kind);
  await page.fill('The table, with its headings', table);
  await page.press('Go on');
  await page.press('Go on');
  return page;
}

describe('a table', () => {
  test('is pasted, its columns are found, its rows are looked at, and all come in as one step', async () => {
    const page = await openDialog();
    await page.fill('The table, with its headings', 'Title\tStatus\nWelcome week\tin progress\nTalks\tidea');
    await page.press('Go on');
    expect(page.dialog().textContent).toContain('Step 2 of 3');
    expect(document.activeElement?.textContent).toContain('Step 2 of 3');
    expect(fieldNamed(page.dialog(), 'Column B: Status holds').value).toBe('status');
    expect(page.dialog().textContent).toContain('for example in progress · idea');
    await page.press('Go on');
    expect(page.dialog().textContent).toContain('2 rows come into the plan.');
    expect(page.plan.snapshot().measures).toEqual([]);
    await page.press('Bring in 2 rows');
    expect(page.onClose).toHaveBeenCalledOnce();
    expect(page.plan.snapshot().measures.map(({ title }) => lineOf(title))).toEqual([
      'Welcome week',
      'Talks',
    ]);
    await page.perform(() => page.undo.undo());
    expect(page.plan.snapshot().measures).toEqual([]);
  });

  test('that is empty, or a list of learners, is refused with a sentence and not kept', async () => {
    const page = await openDialog();
    await page.press('Go on');
    expect(page.dialog().textContent).toContain('There is nothing in it yet.');
    await page.fill('The table, with its headings', 'Name;Date of birth\nAna;2009-01-01');
    await page.press('Go on');
    expect(page.dialog().textContent).toContain('No record of any learner enters a plan');
    expect(fieldNamed(page.dialog(), 'The table, with its headings').value).toBe('');
    expect(begunImport(page.entry).get().text).toBe('');
  });

  test('comes from a file too, which may be one of another country', async () => {
    const page = await openDialog();
    const bytes = Uint8Array.from('Title;Status\nF\u00f6rdern;idea', (letter) => letter.charCodeAt(0));
    const input = page.dialog().querySelector<HTMLInputElement>('input[type=file]');
    await page.perform(() => {
      Object.defineProperty(input, 'files', { value: [new File([bytes], 'plan.csv')], configurable: true });
      input?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await vi.waitFor(async () => {
      await page.perform(() => {});
      expect(page.dialog().textContent).toContain('From the file “plan.csv”.');
    });
    await page.press('Go on');
    await page.press('Go on');
    await page.press('Bring in 1 row');
    expect(page.plan.snapshot().measures.map(({ title }) => lineOf(title))).toEqual(['Fördern']);
  });

  test('is of the kind that it was opened for, unless one of another kind has been begun', async () => {
    const { dialog, fill, reopen } = await openDialog('editor', 'actors');
    const kind = () => fieldNamed(dialog(), 'What each row is').value;
    expect(kind()).toBe('actors');
    await fill('What each row is', 'targets');
    await fill('The table, with its headings', 'What is counted\nAbsence');
    await reopen();
    expect(kind()).toBe('targets');
  });

  test('is still there when the dialog is closed and opened again', async () => {
    const page = await atPreview('Title\nTalks');
    await page.reopen();
    expect(page.dialog().textContent).toContain('Step 3 of 3');
    await page.press('Begin again');
    expect(page.dialog().textContent).toContain('Step 1 of 3');
    expect(fieldNamed(page.dialog(), 'The table, with its headings').value).toBe('');
  });
});

test('whoever goes back finds what they mended and corrected', async () => {
  const page = await atPreview('Title\tStatus\n\tidea');
  await page.mend('Title in row 2', 'Walks');
  await page.press('Back');
  await page.fill('Column B: Status holds', '');
  await page.press('Back');
  await page.press('Go on');
  expect(fieldNamed(page.dialog(), 'Column B: Status holds').value).toBe('');
  await page.press('Go on');
  await page.press('Bring in 1 row');
  expect(page.plan.snapshot().measures.map(({ title }) => lineOf(title))).toEqual(['Walks']);
});

test('what was said for all rows is seen for as long as it holds', async () => {
  const page = await openDialog();
  await page.fill('What each row is', 'actors');
  await page.fill('The table, with its headings', 'Name\tSort\nBakery\t\nAna\tteacher');
  await page.press('Go on');
  const fill = () => fieldNamed(page.dialog(), 'Group, for all rows without it');
  await page.fill('Group, for all rows without it', 'employer');
  await page.fill('Column B: Sort holds', 'group');
  expect(fill().value).toBe('employer');
  await page.fill('Group, for all rows without it', '');
  expect(() => fill()).toThrow('there is no field');
  await page.press('Go on');
  expect(page.dialog().textContent).toContain('1 row cannot come in as it is.');
});

test('a cell of several lines is mended as such', async () => {
  const page = await atPreview('Title\tWho\nTalks\t"Ana\nBen"');
  const field = fieldNamed(page.dialog(), 'Who does it in row 2');
  // A field of one line would make one name of the two.
  expect(field.tagName).toBe('TEXTAREA');
  await page.mend('Who does it in row 2', 'Ana\nBenedict');
  await page.press('Bring in 1 row');
  expect(page.plan.snapshot().actors.map(({ name }) => name)).toEqual(['Ana', 'Benedict']);
});

describe('what cannot come in', () => {
  test('is mended in its cell, by row and column', async () => {
    const page = await atPreview('Title\tStatus\n\tidea\nTalks\tperhaps');
    expect(page.dialog().textContent).toContain('1 row cannot come in as it is.');
    await page.mend('Title in row 2', 'Walks');
    await page.fill('Status in row 3', 'agreed');
    expect(page.dialog().textContent).toContain('2 rows come into the plan.');
    await page.press('Bring in 2 rows');
    expect(page.plan.snapshot().measures.map(({ title, status }) => [lineOf(title), status])).toEqual([
      ['Walks', 'idea'],
      ['Talks', 'agreed'],
    ]);
  });

  test('stays out only when somebody says so', async () => {
    const page = await atPreview('Title\tStatus\n\tidea\nTalks\tidea');
    await page.press('Bring in 1 row');
    expect(page.plan.snapshot().measures).toEqual([]);
    const box = page.dialog().querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    await page.perform(() => [...box].at(-1)?.click());
    await page.press('Bring in 1 row');
    expect(page.plan.snapshot().measures).toHaveLength(1);
  });

  test('days that can be read in two ways are asked about once', async () => {
    const page = await atPreview('Title\tFrom\nA\t3/4/2026\nB\t5/6/2026');
    await page.fill('Beginning: “3/4/2026” is', 'month-first');
    await page.press('Bring in 2 rows');
    expect(page.plan.snapshot().measures.map(({ start }) => start)).toEqual(['2026-03-04', '2026-05-06']);
  });

  test('a number that is there already is set anew where the person wants that', async () => {
    const page = await openDialog();
    const indicatorId = addIndicator(page.plan, {
      name: 'Absence',
      unit: '%',
      decimals: 0,
      direction: 'down',
    });
    addMeasurement(page.plan, { indicatorId, date: day('2026-10-01'), value: 14 });
    await page.fill('What each row is', 'measurements');
    await page.fill('The table, with its headings', 'Date;Value\n2026-10-01;12');
    await page.press('Go on');
    expect(page.dialog().textContent).toContain('Please say which column holds this: What is counted.');
    await page.fill('What is counted, for all rows without it', 'Absence');
    await page.press('Go on');
    expect(page.dialog().textContent).toContain('1 row is left out, since it is there already.');
    await page.fill('Rows that are there already', 'update');
    await page.press('Bring in 1 row');
    expect(page.plan.snapshot().measurements).toMatchObject([{ value: 12 }]);
  });

  test('what somebody else adds meanwhile is looked at first, and nothing comes in unseen', async () => {
    const page = await atPreview('Title\nTalks\nWalks');
    await page.perform(() => addMeasure(page.plan, { title: 'talks' }));
    await page.press('Bring in 2 rows');
    expect(page.dialog().textContent).toContain('Nothing was brought in');
    expect(page.plan.snapshot().measures).toHaveLength(1);
    await page.press('Bring in 1 row');
    expect(page.plan.snapshot().measures.map(({ title }) => lineOf(title))).toEqual(['talks', 'Walks']);
  });

  test('whoever may not change the plan is told so', async () => {
    const page = await openDialog('viewer');
    expect(page.dialog().textContent).toContain('You cannot change this plan just now');
  });
});
