// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { causesEn } from '@holdfast/content/causes';
import { addRecord, type CauseId, type Plan } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { Causes } from './causes.tsx';
import { ReadyCauses } from './ready-causes.tsx';

beforeAll(startStrings);

const STATEMENT = 'I look after my sister';

function addCause(plan: Plan): CauseId {
  return addRecord(plan, 'causes', { values: {}, texts: { statement: STATEMENT } });
}

async function show({
  role = 'editor',
  before,
}: {
  readonly role?: Role;
  readonly before?: (plan: Plan) => void;
}) {
  const opened = openTestPlan({ role });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  before?.(opened.plan);
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <Causes />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const button = (name: string): HTMLButtonElement | undefined =>
    [...page.element.querySelectorAll('button')].find((each) => nameOf(each).includes(name));
  /** Writes into a line and gives it in. */
  const give = async (name: string, text: string): Promise<void> => {
    const field = fieldNamed(page.element, name);
    await page.perform(() => fillIn(field, text));
    await page.perform(() =>
      field.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    );
  };
  const pickIn = (slot: string, choice: string) => pick(page, button(slot), choice);
  return { ...opened, ...page, button, give, pickIn };
}

function nameOf(element: Element): string {
  return element.getAttribute('aria-label') ?? element.textContent ?? '';
}

describe('the reasons for leaving', () => {
  test('are added by one line, and say what is not known yet', async () => {
    const { plan, element, give } = await show({});
    expect(element.textContent).toContain('No reason yet.');
    await give('Add a reason', STATEMENT);
    expect(plan.snapshot().causes.map(({ statement }) => statement)).toMatchObject([
      { plainText: STATEMENT },
    ]);
    expect(element.textContent).toContain(
      'It has to do with not known yet, concerns learners not named yet, and matters how much is not said yet.',
    );
  });

  test('are a sentence whose values are picked in their places', async () => {
    const { plan, element, pickIn } = await show({
      before: (before) => {
        addCause(before);
        addRecord(before, 'profiles', { values: {}, texts: { name: 'Young carers' } });
      },
    });
    await pickIn('What it has to do with', 'family');
    await pickIn('Which learners it concerns', 'Young carers');
    await pickIn('How much it matters here', 'a lot');
    expect(element.textContent).toContain(
      'It has to do with family, concerns Young carers, and matters a lot.',
    );
    expect(plan.snapshot().causes).toMatchObject([{ level: 'family', weight: 4 }]);
  });

  test('say when no measure works on one, and a measure added there comes and goes with its link', async () => {
    const { plan, undo, element, button, give, perform } = await show({ before: addCause });
    expect(element.textContent).toContain('What we do about it: no measure yet.');
    undo.stopCapturing();
    await perform(() => button('Add a measure against')?.click());
    await give(`Add a measure against “${STATEMENT}”`, 'A calm room');
    expect(element.textContent).toContain('What we do about it: A calm room.');
    await perform(() => undo.undo());
    expect(plan.snapshot().measures).toEqual([]);
    expect(element.textContent).toContain('What we do about it: no measure yet.');
  });

  test('have what shows them below, with where it was seen chosen before the line', async () => {
    const { plan, element, button, give, pickIn, perform } = await show({ before: addCause });
    await perform(() => button('Add what shows')?.click());
    await perform(() => fillIn(fieldNamed(element, 'Where it was seen'), 'interview'));
    await give(`Add what shows it: “${STATEMENT}”`, 'Nine of twelve care for somebody');
    expect(element.textContent).toContain(
      'Seen in talks with people, not known yet: Nine of twelve care for somebody (source: not known yet)',
    );
    await pickIn('Where it was seen', 'a survey');
    expect(plan.snapshot().evidence).toMatchObject([{ kind: 'survey' }]);
  });

  test('are words without controls for whoever only reads', async () => {
    const { element } = await show({ role: 'viewer', before: addCause });
    expect(element.textContent).toContain('What we do about it: no measure yet.');
    expect(element.querySelectorAll('input, select')).toHaveLength(0);
    expect([...element.querySelectorAll('button')].map(nameOf)).toEqual([`Details of “${STATEMENT}”`]);
  });
});

describe('the list of reasons that others have named', () => {
  async function showList() {
    const opened = openTestPlan({});
    const page = await render(
      <OpenPlanContext value={opened}>
        <ReadyCauses onClose={() => {}} />
      </OpenPlanContext>,
    );
    const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('[role=dialog] li button')];
    const find = (words: string): HTMLButtonElement => {
      const found = buttons().find(({ textContent }) => textContent?.startsWith(words));
      if (found === undefined) throw new Error(`there is no “${words}”`);
      return found;
    };
    return { ...opened, ...page, buttons, find };
  }
  const care = causesEn.find(({ code }) => code === 'FAM-care-duties');
  if (care === undefined) throw new Error('the test needs this reason');

  test('leads from a group to a reason, which brings its words, code and level', async () => {
    const { plan, perform, find } = await showList();
    expect(() => find(care.statement)).toThrow();
    await perform(() => find('Family and money').click());
    await perform(() => find(care.statement).click());
    expect(plan.snapshot().causes).toMatchObject([
      { code: care.code, level: care.level, statement: { plainText: care.statement } },
    ]);
  });

  test('marks what is in the plan already, and adds it no second time', async () => {
    const { plan, perform, find } = await showList();
    await perform(() => find('Family and money').click());
    await perform(() => find(care.statement).click());
    expect(find(care.statement).textContent).toContain('in the plan');
    await perform(() => find(care.statement).click());
    expect(plan.snapshot().causes).toHaveLength(1);
  });

  test('is searched, and walked through with the arrow keys', async () => {
    const { perform, buttons } = await showList();
    const field = fieldNamed(document, 'Find in this list');
    await perform(() => fillIn(field, 'ill somebody'));
    expect(buttons().map(({ textContent }) => textContent)).toEqual([care.statement]);
    await perform(() => field.focus());
    await perform(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })),
    );
    expect(document.activeElement).toBe(buttons()[0]);
  });
});
