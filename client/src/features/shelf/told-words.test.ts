import { addGoal, addMeasure, type Offer, type Told } from '@holdfast/plan-model';
import { init, t } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';

import { openTestPlan } from '../../session/open-plan-fixture.ts';
import places from '../../strings/en-places.json';
import seldom from '../../strings/en-seldom.json';
import en from '../../strings/en.json';
import { formatFor } from '../../strings/format.ts';
import { offerWords } from './told-words.ts';

beforeAll(() =>
  init({
    lng: 'en',
    resources: { en: { translation: { ...en, ...places }, seldom } },
    fallbackNS: 'seldom',
    interpolation: { escapeValue: false },
  }),
);

type Line = Extract<Told, { kind: 'line' }>;

function wordsFor(told: Told): string {
  const { plan } = openTestPlan({});
  const offer: Offer = { id: 'one', place: { kind: 'plan' }, kind: 'comment', told };
  const snapshot = plan.snapshot();
  return offerWords(offer, { t, format: formatFor('en'), plan: snapshot, now: snapshot });
}

function lineOf(line: Partial<Line>): string {
  return wordsFor({
    kind: 'line',
    how: 'written',
    text: 'vision',
    words: 'We call.',
    block: 'plain',
    ...line,
  });
}

describe('what an offer says', () => {
  test('does not say why it could not be shared, which is not always the role', () => {
    const hows = ['written', 'split', 'rewritten', 'lost', 'taken-out', 'kind', 'looks'] as const;
    for (const how of hows) {
      expect(lineOf({ how })).toMatch(/could not be shared.*\nWe call\.$/);
      expect(lineOf({ how })).not.toContain('edit');
    }
  });

  test('names what a line is without an article before it', () => {
    expect(lineOf({ how: 'kind', block: 'bullet' })).toContain('I made this line: item of a list.');
  });

  test('tells a title as a title only where the person gave it, and one that they took out as gone', () => {
    for (const how of ['written', 'rewritten', 'lost'] as const)
      expect(lineOf({ text: 'title', how })).toMatch(/^I gave the plan this title/);
    expect(lineOf({ text: 'title', how: 'taken-out' })).toMatch(/^I took out the title of the plan/);
    expect(lineOf({ text: 'title', how: 'looks' })).toMatch(/^I changed how these words look/);
  });

  test('says of a new record what it belongs to, or what it goes together with', () => {
    const { plan } = openTestPlan({});
    const goal = addGoal(plan, { statement: 'Stay' });
    const measure = addMeasure(plan, { title: 'Welcome week' });
    const context = { t, format: formatFor('en'), plan: plan.snapshot(), now: plan.snapshot() };
    const both = [{ root: 'goals', id: goal } as const, { root: 'measures', id: measure } as const];
    const [one, other] = both.map((record, index) => {
      const related = both.filter((_, at) => at !== index);
      const told: Told = { kind: 'added', record, fields: [], related };
      return offerWords({ id: 'one', place: { kind: 'plan' }, kind: 'comment', told }, context);
    });
    expect(one).toBe(
      'I added this goal, but it could not be shared:\nIt goes together with: Measure “Welcome week”',
    );
    expect(other).toBe('I added this measure, but it could not be shared:\nIt belongs to: Goal “Stay”');
  });
});
