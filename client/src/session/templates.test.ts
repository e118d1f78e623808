import { templates } from '@holdfast/content/templates';
import { describe, expect, test } from 'vitest';

import { openTestPlan } from './open-plan-fixture.ts';

describe('every template of the content package', () => {
  test.each(templates)('$id gives a plan that can be read to the last word', async ({ load }) => {
    const { plan: template } = (await load()).languages.en;
    const { plan } = openTestPlan({ template });
    const snapshot = plan.snapshot();
    expect(snapshot.problems).toEqual([]);
    expect(snapshot.goals).toHaveLength(template.records.filter(({ root }) => root === 'goals').length);
    expect(plan.roots.links.size).toBe(template.links.length);
  });
});
