import { describe, expect, test } from 'vitest';

import { longSentences } from '../library-fixture.ts';
import { findSeries } from '../series/find-series.ts';
import { communityPlan } from './community-plan.ts';
import type { TemplateRecord, TemplateText } from './template.ts';

describe('the community plan', () => {
  const { plan } = communityPlan.languages.en;
  const byKey = new Map(plan.records.map((record) => [record.key, record]));

  test('refers only to parts that it has, each under a key of its own', () => {
    expect(byKey.size).toBe(plan.records.length);
    const named = [
      ...plan.records.flatMap(({ refs }) => Object.values(refs ?? {})),
      ...plan.links.flatMap(({ from, to }) => [from, to]),
    ];
    for (const key of named) expect(byKey.has(key), key).toBe(true);
  });

  test('shows a published series beside its first target and brings no numbers of its own', () => {
    const targets = plan.records.filter(({ root }) => root === 'targets');
    const context = plan.links.find(({ kind, from }) => kind === 'context' && from === targets[0]?.key);
    const indicator = byKey.get(context?.to ?? '');
    expect(findSeries(String(indicator?.values['seriesId']))).toBeDefined();
    for (const { values } of targets) expect(values).toEqual({});
  });

  test('is written in short sentences', () => {
    expect(longSentences([...linesOf(plan.vision), ...plan.records.flatMap(textsOf)])).toEqual([]);
  });
});

function textsOf({ texts }: TemplateRecord): readonly string[] {
  return Object.values(texts ?? {}).flatMap(linesOf);
}

function linesOf(text: readonly TemplateText[] | string): readonly string[] {
  return typeof text === 'string' ? [text] : text.map((line) => line.text);
}
