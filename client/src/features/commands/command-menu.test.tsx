// @vitest-environment happy-dom
import {
  addActor,
  addGoal,
  addMeasure,
  addRecord,
  appendText,
  archiveRecord,
  setActor,
  setRecord,
} from '@holdfast/plan-model';
import { act, useState } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';

import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fillIn, render } from '../../ui/render-fixture.tsx';
import { CommandMenu } from './command-menu.tsx';

beforeAll(startStrings);

/** As the screen has it: closed, it gives the page back. */
function Closable() {
  const [isOpen, setOpen] = useState(true);
  return isOpen && <CommandMenu actions={[]} onClose={() => setOpen(false)} />;
}

async function showMenu() {
  const opened = openTestPlan({});
  const { plan } = opened;
  const goal = addGoal(plan, { statement: 'Nobody leaves unseen' });
  appendText(
    plan,
    { root: 'goals', id: goal, field: 'why' },
    'Whoever comes late is asked by somebody who knows them.',
  );
  const actor = addActor(plan, { name: 'Rosa', group: 'teacher', kind: 'person' });
  setActor(plan, actor, { contact: 'in the workshop of the school' });
  const page = await render(
    <OpenPlanContext value={opened}>
      <div data-text={`goals/${goal}/why`}>
        <p>Whoever comes late is asked by somebody who knows them.</p>
      </div>
      <Closable />
    </OpenPlanContext>,
  );
  const field = document.querySelector('input');
  if (field === null) throw new Error('the menu has a field');
  async function type(text: string): Promise<void> {
    await page.perform(() => field !== null && fillIn(field, text));
  }
  const items = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
  return { plan, goal, page, type, items, shown: () => items().map(({ textContent }) => textContent) };
}

describe('CommandMenu', () => {
  test('finds a word within a text and within the details, and says where it stands', async () => {
    const { type, shown } = await showMenu();
    await type('knows');
    expect(shown()).toEqual(['… asked by somebody who knows them.Goal “Nobody leaves unseen”: why']);
    await type('workshop');
    expect(shown()).toEqual(['in the workshop of the schoolPerson or organisation “Rosa”: contact']);
    await type('rosa');
    expect(shown()[0], 'a name comes first').toBe('RosaPerson or organisation');
  });

  test('finds what was removed, after what is in the plan', async () => {
    const { plan, goal, page, type, shown } = await showMenu();
    await page.perform(() => archiveRecord(plan, { root: 'goals', id: goal }));
    await type('unseen');
    expect(shown()).toEqual(['Nobody leaves unseenRemoved']);
    await type('');
    expect(shown().join()).not.toContain('Nobody leaves unseen');
  });

  test('finds why learners leave, what shows it, and what they need', async () => {
    const { plan, type, shown } = await showMenu();
    const cause = addRecord(plan, 'causes', {
      values: {},
      texts: { statement: 'Care', note: 'Unseen by us' },
    });
    addRecord(plan, 'evidence', { values: { causeId: cause, kind: 'data', summary: 'Nine of twelve' } });
    addRecord(plan, 'profiles', {
      values: { 'need:family': 'somebody for the little ones' },
      texts: { name: 'Young carers' },
    });
    addRecord(plan, 'outcomes', { values: {}, texts: { statement: 'They come' } });
    await type('unseen by');
    expect(shown()).toEqual(['Unseen by usReason “Care”: note']);
    await type('twelve');
    expect(shown()).toEqual(['Nine of twelveEvidence “Nine of twelve”: what it shows']);
    await type('little');
    expect(shown()).toEqual(['somebody for the little onesGroup of learners “Young carers”: need: family']);
    for (const [words, kind] of [
      ['care', 'CareReason'],
      ['carers', 'Young carersGroup of learners'],
      ['they come', 'They comeChange'],
    ] as const) {
      await type(words);
      expect(shown()).toContain(kind);
    }
  });

  test('finds what makes a welcoming place, how we see ourselves, look back and look at the plan', async () => {
    const { plan, type, shown } = await showMenu();
    const where = 'By the door';
    addRecord(plan, 'practices', {
      values: { topic: 'activities', state: 'planned', where, reportTo: 'The nurse' },
      texts: { title: 'Open gym', note: 'On Saturdays' },
    });
    addRecord(plan, 'assessments', { values: { area: 'strategy' }, texts: { evidence: 'A list is kept' } });
    addRecord(plan, 'evaluations', {
      values: { methods: 'By a survey', who: 'A neighbour' },
      texts: { title: 'The first winter', activities: 'Lessons', expected: 'Calm', unexpected: 'Noise' },
    });
    addRecord(plan, 'reviews', {
      values: {},
      texts: { title: 'In May', findings: 'Too late', decisions: 'Sooner' },
    });
    const measure = addMeasure(plan, { title: 'Talks' });
    setRecord(plan, 'measures', { id: measure, patch: { resources: 'Two hours' } });
    for (const [words, found] of [
      ['gym', 'Open gymPractice'],
      ['saturdays', 'On SaturdaysPractice “Open gym”: note'],
      ['door', `${where}Practice “Open gym”: where to find it`],
      ['nurse', 'The nursePractice “Open gym”: where it can be reported safely'],
      ['list is', 'A list is keptSelf-check'],
      ['winter', 'The first winterEvaluation'],
      ['survey', 'By a surveyEvaluation “The first winter”: how it is found out'],
      ['neighbour', 'A neighbourEvaluation “The first winter”: who does it'],
      ['lessons', 'LessonsEvaluation “The first winter”: what is looked at'],
      ['noise', 'NoiseEvaluation “The first winter”: what else may happen'],
      ['may', 'In MayReview'],
      ['too late', 'Too lateReview “In May”: what we found'],
      ['sooner', 'SoonerReview “In May”: what we decided'],
      ['two hours', 'Two hoursMeasure “Talks”: what it takes'],
    ] as const) {
      await type(words);
      expect(shown()).toContain(found);
    }
  });

  test('leads to the text', async () => {
    const { goal, page, type, items } = await showMenu();
    await type('knows');
    await page.perform(() => items()[0]?.click());
    const text = document.querySelector(`[data-text="goals/${goal}/why"]`);
    await act(() => vi.waitFor(() => expect(document.activeElement).toBe(text)));
  });
});
