// @vitest-environment happy-dom
import {
  addActor,
  addGoal,
  addLink,
  addMeasure,
  addRecord,
  changesBetween,
  setInstitution,
  setRecord,
} from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';

import { createCell } from '../platform/cell.ts';
import type { AbsenceReport } from '../session/absence.ts';
import { OpenPlanContext } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { useIsNewsAt } from '../session/use-is-news.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { PickSlot } from './pick-slot.tsx';
import { OptionalNameSlot } from './value-slot.tsx';

beforeAll(startStrings);

interface SceneProps {
  readonly measure: string;
  readonly rows: readonly string[];
}

function Scene({ measure, rows }: SceneProps) {
  const none = { isGap: true, options: [], picked: [], mode: 'single', onPick: () => {} } as const;
  return (
    <>
      <OptionalNameSlot
        label="School"
        place="meta/institution"
        value="Hill School"
        shown={{ text: 'school', isGap: false }}
        onCommit={() => {}}
      />
      {['responsible', 'goals', 'phase'].map((field) => (
        <PickSlot {...none} key={field} label={field} place={`measures/${measure}/${field}`}>
          {field}
        </PickSlot>
      ))}
      {rows.map((row) => (
        <Row key={row} row={row} />
      ))}
    </>
  );
}

function Row({ row }: { readonly row: string }) {
  return useIsNewsAt(row) ? <p data-news>{row}</p> : <p>{row}</p>;
}

describe.each(['editor', 'viewer'] as const)('a mark of news, for a %s', (role) => {
  test('stands at each value, relation and record that others changed, until it is read', async () => {
    const opened = openTestPlan({ role: 'editor' });
    const { plan } = opened;
    const goal = addGoal(plan, { statement: 'Stay' });
    const actor = addActor(plan, { name: 'Council', group: 'learner', kind: 'body' });
    const measure = addMeasure(plan, { goals: [goal] });
    const before = plan.snapshot();
    setInstitution(plan, 'Hill School');
    addLink(plan, { kind: 'responsible', measure, actor });
    const added = addGoal(plan, { statement: 'Learn' });
    const changes = changesBetween(before, plan.snapshot());
    const report = createCell<AbsenceReport | undefined>({ since: 0, before, changes });
    const entry = { ...opened.entry, role };
    const absence = { report, markRead: () => report.set(undefined) };
    const rows = [`goals/${goal}`, `goals/${added}`];
    const page = await render(
      <OpenPlanContext value={{ ...opened, entry, absence }}>
        <Scene measure={measure} rows={rows} />
      </OpenPlanContext>,
    );
    const news = () =>
      [...page.element.querySelectorAll('[data-news]')].map(({ textContent }) => textContent);
    expect(news()).toEqual(['school', 'responsible', `goals/${added}`]);
    await page.perform(absence.markRead);
    expect(news()).toEqual([]);
  });
});

test('a mark of news stands at the need that was changed, and at the size whichever way it is said', async () => {
  const opened = openTestPlan({});
  const { plan } = opened;
  const id = addRecord(plan, 'profiles', { values: { 'need:social': 'friends', size: 24 } });
  const before = plan.snapshot();
  setRecord(plan, 'profiles', { id, patch: { 'need:family': 'time', isFew: true } });
  const changes = changesBetween(before, plan.snapshot());
  const report = createCell<AbsenceReport | undefined>({ since: 0, before, changes });
  const page = await render(
    <OpenPlanContext value={{ ...opened, absence: { report, markRead: () => {} } }}>
      {['need:social', 'need:family', 'size'].map((field) => (
        <Row key={field} row={`profiles/${id}/${field}`} />
      ))}
    </OpenPlanContext>,
  );
  const news = [...page.element.querySelectorAll('[data-news]')].map(({ textContent }) => textContent);
  expect(news).toEqual([`profiles/${id}/need:family`, `profiles/${id}/size`]);
});
