import { describe, expect, test } from 'vitest';

import { findCommands } from './find-commands.ts';

const all = ['Übergang begleiten', 'Welcome week', 'Week of crafts', 'مرحبا'].map((label) => ({
  id: label,
  label,
  kind: 'Measure',
  run: () => {},
}));
const labels = (query: string): readonly string[] => findCommands(all, query).map(({ label }) => label);

describe('findCommands', () => {
  test('finds every word, in any order, with or without accents, also by kind', () => {
    expect(labels('week wel')).toEqual(['Welcome week']);
    expect(labels('uber')).toEqual(['Übergang begleiten']);
    expect(labels('measure')).toHaveLength(4);
    expect(labels('مرح')).toEqual(['مرحبا']);
    expect(labels('nothing')).toEqual([]);
  });

  test('puts first what begins with the query', () => {
    expect(labels('week')).toEqual(['Week of crafts', 'Welcome week']);
  });

  test('offers no more than can be read', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({
      id: `${index}`,
      label: 'x',
      kind: '',
      run: () => {},
    }));
    expect(findCommands(many, '')).toHaveLength(12);
  });
});
