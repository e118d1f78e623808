import { systemClock, systemRandom } from '@holdfast/base';
import { templates } from '@holdfast/content/templates';
import { openPlan } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { newPlanUpdate } from './new-plan.ts';

async function begin(template: string | undefined) {
  const update = await newPlanUpdate(template);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const plan = openPlan(doc, { clock: systemClock, random: systemRandom, participantId: 'ana' });
  return { update, snapshot: plan.snapshot() };
}

describe('what a plan begins with', () => {
  test.each(templates.map(({ id }) => id))('%s makes a plan in which everything can be read', async (id) => {
    const { snapshot } = await begin(id);
    expect(snapshot.problems).toEqual([]);
    expect(snapshot.goals.length).toBeGreaterThan(0);
    expect(snapshot.standing.isExample).toBe(id === 'example-school');
  });

  test('is the same bytes each time, and with a template that this version does not have as without one', async () => {
    const { update } = await begin(undefined);
    expect((await begin('of-a-later-version')).update).toEqual(update);
    expect((await begin(templates[0]?.id)).update).toEqual(update);
  });
});
