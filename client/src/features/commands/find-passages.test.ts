import { describe, expect, test } from 'vitest';

import { findPassages } from './find-passages.ts';

const passages = [
  [
    'why',
    'Whoever comes late in autumn is asked why, by somebody who knows them, and not by a letter to the family.',
  ],
  ['what', 'Übergänge\nbegleiten'],
  ['role', 'x'.repeat(10_000)],
].map(([id = '', text = '']) => ({ id, place: `Goal: ${id}`, text, go: () => {} }));
const found = (query: string, most = 5) => findPassages(passages, query, most).map(({ label }) => label);

describe('findPassages', () => {
  test('finds every word wherever it stands in a text, and shows what is around the first', () => {
    expect(found('family knows')).toEqual([
      '… why, by somebody who knows them, and not by a letter to the family.',
    ]);
    expect(found('ubergang')).toEqual(['Übergänge begleiten']);
    expect(found('autumn begleiten')).toEqual([]);
  });

  test('finds nothing before something is typed, and no more than is asked for', () => {
    expect(found('')).toEqual([]);
    expect(found(' ')).toEqual([]);
    expect(found('e', 1)).toHaveLength(1);
  });

  test('shows a word without an end by its beginning', () => {
    expect(found('xxx')).toEqual([`${'x'.repeat(300)}…`]);
  });

  test('says where the words stand, and leads there with what was asked', () => {
    const asked: string[] = [];
    const [passage] = passages;
    if (passage === undefined) throw new Error('the test needs a passage');
    const [command] = findPassages([{ ...passage, go: (query) => asked.push(query) }], 'autumn', 5);
    expect(command?.kind).toBe('Goal: why');
    command?.run();
    expect(asked).toEqual(['autumn']);
  });
});
