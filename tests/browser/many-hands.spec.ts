import { expect } from '@playwright/test';
import * as Y from 'yjs';

import { StockParticipant } from '../support/stock-participant.ts';
import type { Person } from './person.ts';
import { test } from './scene.ts';

/** How far the page reaches beyond the screen, sideways. */
async function overflow({ page }: Person): Promise<number> {
  return await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

test('forty people in one text and then on one value are five and a count, and nothing is pushed aside', async ({
  ana,
  relay,
}, info) => {
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await ana.startPlan();
  await ana.type(ana.vision, 'Every learner counts.');
  await ana.stepOut();
  await ana.expectState('saved');
  const invitation = await ana.invite('Editor');
  const people = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const participant = await StockParticipant.join(relay.url, invitation, { name: `Person ${index + 1}` });
      return await participant.connect(new Y.Doc());
    }),
  );

  for (const { doc, awareness } of people) {
    const vision = doc.getXmlFragment('vision');
    const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(vision, vision.length));
    awareness.setLocalState({ user: {}, place: 'vision', cursor: { anchor: end, head: end } });
  }
  await expect(page.getByText('35 more people are writing here')).toBeVisible();
  await expect(ana.vision.getByText(/^Person \d+$/)).toHaveCount(5);
  expect(await overflow(ana), 'with forty in a text').toBe(0);
  await page.getByText('35 more people').scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('forty-in-a-text.png') });

  for (const { awareness } of people) awareness.setLocalState({ user: {}, place: 'meta/institution' });
  const slot = page.getByRole('button', { name: 'School or organisation:' });
  const marks = slot.locator('xpath=..').locator('[aria-hidden=true] > *');
  await expect(marks).toHaveCount(6);
  await expect(marks.last()).toHaveText('+35');
  await expect(page.getByText('more people are writing here')).toBeHidden();
  await expect(page.getByRole('button', { name: '41 people here' })).toBeVisible();
  await slot.scrollIntoViewIfNeeded();
  expect(await overflow(ana), 'with forty on a value').toBe(0);
  await page.screenshot({ path: info.outputPath('forty-on-a-value.png') });
  for (const provider of people) provider.destroy();
});
