import { describe, expect, test } from 'vitest';

import { findSeries } from '../series/find-series.ts';
import { communityPlan } from './community-plan.ts';

describe('the community plan', () => {
  const { plan } = communityPlan.languages.en;

  test('refers only to parts that it has, each under a key of its own', () => {
    const goals = plan.goals.map(({ key }) => key);
    const indicators = plan.indicators.map(({ key }) => key);
    for (const target of plan.targets) {
      expect(indicators).toContain(target.indicator);
      for (const goal of target.goals) expect(goals).toContain(goal);
      for (const key of target.context) expect(indicators).toContain(key);
    }
    for (const keys of [goals, indicators, plan.targets.map(({ key }) => key)]) {
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('shows a published series beside its first target and brings no numbers of its own', () => {
    const [first] = plan.targets;
    const context = plan.indicators.find(({ key }) => key === first?.context[0]);
    expect(findSeries(context?.seriesId ?? '')).toBeDefined();
    for (const target of plan.targets) expect(Object.keys(target)).not.toContain('baselineValue');
  });

  test('is written in short sentences', () => {
    const text = (parts: typeof plan.vision): string[] => parts.map((part) => part.text);
    const all = [
      ...text(plan.vision),
      ...plan.goals.flatMap(({ statement, why }) => [statement, ...text(why)]),
      ...plan.targets.flatMap(({ rationale }) => text(rationale)),
    ];
    const lengths = all
      .flatMap((part) => part.split(/[.?!:]\s*/))
      .map((sentence) => sentence.split(/\s+/).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(22);
  });
});
