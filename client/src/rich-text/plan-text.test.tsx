// @vitest-environment happy-dom
import { addGoal, archiveRecord, restoreRecord } from '@holdfast/plan-model';
import type { Role } from '@holdfast/sync-protocol';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';

import { OpenPlanContext, usePlan } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { openPeerPage } from '../session/peer-fixture.ts';
import type { OpenPlan } from '../session/plan-session.ts';
import { startStrings } from '../strings/strings.ts';
import { render, type Rendered } from '../ui/render-fixture.tsx';
import { PlanText } from './plan-text.tsx';

import styles from './rich-text.module.css';

beforeAll(startStrings);

function VisionText() {
  const text = usePlan((plan) => plan.vision);
  return <PlanText address="vision" text={text} label="Our vision" placeholder="Write here" />;
}

function TitleText() {
  const text = usePlan((plan) => plan.title);
  return <PlanText address="title" text={text} label="Title" placeholder="Write here" />;
}

function press(at: HTMLElement, key: string): void {
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

async function show(plan: OpenPlan, text = <VisionText />): Promise<Rendered> {
  const rendered = await render(<OpenPlanContext value={plan}>{text}</OpenPlanContext>);
  return rendered;
}

function newPlan(role: Role = 'editor') {
  const plan = openTestPlan({ role });
  return plan;
}

function textbox({ element }: Rendered): HTMLElement {
  const found = element.querySelector<HTMLElement>('[role=textbox]');
  if (found === null) throw new Error('the test needs a textbox');
  return found;
}
const editors = ({ element }: Rendered) => element.querySelectorAll('.ProseMirror');

function write(plan: OpenPlan, ...children: Y.XmlElement[]): void {
  // As it comes from another device: a transaction that is none of this one's.
  plan.instance.doc.transact(() => plan.plan.fragment('vision')?.insert(0, children), 'remote');
}
function paragraph(name: string, words: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

describe('PlanText', () => {
  test('shows the words without an editor until somebody enters', async () => {
    const plan = newPlan();
    write(plan, paragraph('paragraph', 'Every learner counts.'));
    const page = await show(plan);
    expect(editors(page)).toHaveLength(0);
    expect(textbox(page).textContent).toBe('Every learner counts.');
    await page.perform(() => textbox(page).focus());
    expect(editors(page)).toHaveLength(1);
    expect(editors(page)[0]?.textContent).toBe('Every learner counts.');
    expect(document.activeElement).toBe(editors(page)[0]);
    expect(textbox(page).getAttribute('aria-label')).toBe('Our vision');
  });

  test('is entered by keyboard also after words in it were selected by mouse', async () => {
    const page = await show(newPlan());
    const press = new MouseEvent('mousedown', { bubbles: true });
    // The button is let go outside, so no click follows.
    await page.perform(() => textbox(page).dispatchEvent(press));
    await page.perform(() => textbox(page).focus());
    expect(editors(page)).toHaveLength(0);
    await page.perform(() => textbox(page).blur());
    await page.perform(() => textbox(page).focus());
    expect(editors(page)).toHaveLength(1);
  });

  test('keeps the keyboard at its place when one is done by a key, and is entered again by the next', async () => {
    const page = await show(newPlan());
    await page.perform(() => textbox(page).focus());
    await page.perform(() => press(textbox(page), 'Escape'));
    expect(editors(page)).toHaveLength(0);
    expect(document.activeElement).toBe(textbox(page));
    await page.perform(() => press(textbox(page), 'Control'));
    expect(editors(page)).toHaveLength(0);
    await page.perform(() => press(textbox(page), 'a'));
    expect(document.activeElement).toBe(editors(page)[0]);
  });

  test('is left by Enter where it is one line, and stays where others write in it', async () => {
    const plan = newPlan();
    const page = await show(plan, <TitleText />);
    await page.perform(() => textbox(page).focus());
    await page.perform(() => press(textbox(page), 'Enter'));
    expect(document.activeElement).toBe(textbox(page));
    await page.perform(() => press(textbox(page), 'Enter'));
    expect(document.activeElement).toBe(editors(page)[0]);
    const peer = openPeerPage(plan, { name: 'Ben' });
    onTestFinished(() => page.perform(peer.leave));
    await page.perform(() => peer.enter('title'));
    await page.perform(() => press(textbox(page), 'Enter'));
    expect(editors(page)).toHaveLength(1);
    expect(document.activeElement).toBe(page.element.querySelector('[data-text=title]'));
  });

  test('tells the others where one is, and no longer when one has left', async () => {
    const plan = newPlan();
    plan.link.setPresence({});
    const page = await show(plan);
    await page.perform(() => textbox(page).focus());
    expect(plan.instance.awareness.getLocalState()).toMatchObject({ place: 'vision' });
    await page.perform(() => textbox(page).blur());
    expect(editors(page)).toHaveLength(0);
    expect(plan.instance.awareness.getLocalState()).toMatchObject({ place: null });
  });

  test('is no field for whoever may not write', async () => {
    const plan = newPlan('commenter');
    write(plan, paragraph('paragraph', 'Every learner counts.'));
    const { element } = await show(plan);
    expect(element.querySelector('[role=textbox]')).toBeNull();
    expect(element.textContent).toContain('Every learner counts.');
  });

  test('shows what this version does not know, says so, and writes nothing', async () => {
    const plan = newPlan();
    write(plan, paragraph('measureCard', 'Words of a later version'));
    const before = Y.encodeStateAsUpdate(plan.instance.doc);
    const page = await show(plan);
    expect(page.element.textContent).toContain('Words of a later version');
    expect(page.element.querySelector('[role=textbox]')).toBeNull();
    expect(page.element.querySelector('[role=status]')?.textContent).toContain('kept as it is');
    expect(Y.encodeStateAsUpdate(plan.instance.doc)).toEqual(before);
  });

  test('[PM30] strikes a reference through while its record is removed, also without an editor', async () => {
    const plan = newPlan();
    const goal = { root: 'goals', id: addGoal(plan.plan, { statement: 'Nobody leaves' }) } as const;
    const line = paragraph('paragraph', 'As in ');
    const mention = new Y.XmlElement('mention');
    mention.setAttribute('type', goal.root);
    mention.setAttribute('id', goal.id);
    line.insert(1, [mention]);
    write(plan, line);
    const page = await show(plan);
    const gone = () => page.element.querySelector(`.${styles['mentionGone']}`)?.textContent;
    expect(page.element.textContent).toContain('@Nobody leaves');
    expect(gone()).toBeUndefined();
    await page.perform(() => archiveRecord(plan.plan, goal));
    expect(gone()).toBe('@Nobody leaves');
    await page.perform(() => restoreRecord(plan.plan, goal));
    expect(gone()).toBeUndefined();
  });

  test('lets go of its editor when something unknown arrives, and keeps every word in sight', async () => {
    const plan = newPlan();
    write(plan, paragraph('paragraph', 'Every learner counts.'));
    const page = await show(plan);
    await page.perform(() => textbox(page).focus());
    await page.perform(() => write(plan, paragraph('measureCard', 'Words of a later version')));
    expect(editors(page)).toHaveLength(0);
    expect(page.element.textContent).toContain('Every learner counts.');
    expect(page.element.textContent).toContain('Words of a later version');
    expect(plan.plan.fragment('vision')?.toString()).toContain('measurecard');
  });

  test('keeps its editor while others write', async () => {
    const plan = newPlan();
    const page = await show(plan);
    await page.perform(() => textbox(page).focus());
    const editor = editors(page)[0];
    for (let round = 0; round < 5; round += 1) {
      await page.perform(() => write(plan, paragraph('paragraph', `Line ${round}`)));
    }
    expect(editors(page)[0]).toBe(editor);
    expect(editor?.textContent).toContain('Line 0');
    expect(editor?.textContent).toContain('Line 4');
  });
});
