// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { addLink, addMeasure, addRecord, type NewValues, WELCOMING_TOPICS } from '@holdfast/plan-model';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { closeTestDevice, openTestDevice } from '../../session/device-fixture.ts';
import { DeviceContext } from '../../session/device.ts';
import { OpenPlanContext } from '../../session/open-plan-context.ts';
import { openTestPlan } from '../../session/open-plan-fixture.ts';
import { startStrings } from '../../strings/strings.ts';
import { fieldNamed, fillIn, pick, render } from '../../ui/render-fixture.tsx';
import { Practices } from './practices.tsx';

beforeAll(startStrings);

interface Setting {
  readonly role?: 'editor' | 'viewer';
  readonly practices?: readonly NewValues<'practices'>[];
}

async function showPractices({ role = 'editor', practices = [] }: Setting = {}) {
  const opened = openTestPlan({ role });
  const device = openTestDevice();
  onTestFinished(() => closeTestDevice(device));
  const { plan } = opened;
  const ids = practices.map((values) => addRecord(plan, 'practices', { values, texts: { title: 'Ours' } }));
  const page = await render(
    <DeviceContext value={device}>
      <OpenPlanContext value={opened}>
        <Practices />
      </OpenPlanContext>
    </DeviceContext>,
  );
  const topic = (name: string) => page.element.querySelector(`#practices-${name}`);
  const button = (label: string) =>
    page.element.querySelector<HTMLElement>(`button[aria-label^=${JSON.stringify(label)}]`);
  return { page, plan, ids, topic, button };
}

describe('a welcoming place', () => {
  test('has its seven points first; one without any says what it means and offers a line', async () => {
    const { page, topic } = await showPractices();
    const ids = [...page.element.querySelectorAll('section > div > section')].map((each) => each.id);
    expect(ids.slice(0, 7)).toEqual(WELCOMING_TOPICS.map((each) => `practices-${each}`));
    expect(new Set(ids).size).toBe(16);
    expect(topic('celebration')?.textContent).toContain('is seen and celebrated');
    expect(topic('celebration')?.querySelectorAll('input')).toHaveLength(1);
    expect(topic('keyWorker')?.textContent).toContain('No names of families');
  });

  test('takes a practice by one line, and says it as a sentence', async () => {
    const { page, plan, topic, button } = await showPractices();
    const line = fieldNamed(page.element, 'Add to “Sport and culture”');
    await page.perform(() => fillIn(line, 'Football on Fridays'));
    await page.perform(() => line.closest('form')?.requestSubmit());
    expect(plan.snapshot().practices[0]).toMatchObject({ topic: 'activities', state: 'planned' });
    expect(topic('activities')?.textContent).toContain('Football on Fridays');
    expect(topic('activities')?.textContent).toContain('Planned from not known yet');
    expect(topic('activities')?.textContent).not.toContain('What learners do together');
    await pick(page, button('Planned or in place:'), 'In place');
    await pick(page, button('For which groups:'), 'Learners');
    expect(topic('activities')?.textContent).toContain('In place since not known yet, for Learners.');
  });

  test('asks of a survey whether it is anonymous, of an employer what is offered, of a say what it is about', async () => {
    const { topic, button, page, plan } = await showPractices({
      practices: [
        { topic: 'climateSurvey', state: 'inPlace' },
        { topic: 'employerOffer', state: 'planned', offer: 'talks' },
        { topic: 'learnerVoice', state: 'planned', 'scope:work': true },
        { topic: 'celebration', state: 'planned' },
        { topic: 'antiBullying', state: 'inPlace', reportTo: 'The box that two people open' },
      ],
    });
    expect(topic('antiBullying')?.textContent).toContain('Report it safely: The box that two people open.');
    expect(topic('employerOffer')?.textContent).toContain('It is: talks, visits and tours.');
    expect(topic('learnerVoice')?.textContent).toContain('It is about: learning in companies.');
    expect(topic('celebration')?.textContent).not.toContain('It is');
    await pick(page, button('Can it be seen who said what:'), 'Nobody can see who said what');
    expect(plan.snapshot().practices[0]).toMatchObject({ isAnonymous: true });
    expect(topic('climateSurvey')?.textContent).toContain('Nobody can see who said what.');
  });

  test('names the measures that a practice comes from', async () => {
    const { page, plan, ids, topic } = await showPractices({
      practices: [{ topic: 'celebration', state: 'planned' }],
    });
    expect(topic('celebration')?.textContent).not.toContain('It comes from');
    const measure = addMeasure(plan, { title: 'The wall of fame' });
    const [practice] = ids;
    if (practice === undefined) throw new Error('the test needs a practice');
    await page.perform(() => addLink(plan, { kind: 'doneBy', practice, measure }));
    expect(topic('celebration')?.textContent).toContain('It comes from: The wall of fame.');
  });

  test('is words alone for whoever only reads', async () => {
    const { page, topic } = await showPractices({
      role: 'viewer',
      practices: [{ topic: 'celebration', state: 'inPlace' }],
    });
    expect(page.element.querySelector('input')).toBeNull();
    expect(topic('celebration')?.textContent).toContain('In place since');
    expect(topic('activities')?.textContent).toContain('Nothing here yet.');
  });
});
