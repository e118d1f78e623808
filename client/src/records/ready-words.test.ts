import { describe, expect, test } from 'vitest';

import { findReady, type ReadyGroup } from './ready-words.ts';

const item = (title: string, about?: string) => ({
  id: title,
  title,
  from: { words: '' },
  isThere: false,
  ...(about === undefined ? {} : { about }),
});

const GROUPS: readonly ReadyGroup[] = [
  { id: 'home', name: 'Home', items: [item('I look after my sister'), item('Money is short')] },
  { id: 'work', name: 'Work', items: [item('Long hours', 'The sister company too'), item('Café shifts')] },
];

const found = (query: string) =>
  findReady(GROUPS, query).map(({ id, items }) => [id, items.map(({ title }) => title)]);

describe('findReady', () => {
  test('leaves all as it is while nothing is looked for', () => {
    expect(findReady(GROUPS, '  ')).toBe(GROUPS);
  });

  test('finds words of the title and of what is said about it, whatever the case and the accents', () => {
    expect(found('SISTER')).toEqual([
      ['home', ['I look after my sister']],
      ['work', ['Long hours']],
    ]);
    expect(found('cafe')).toEqual([['work', ['Café shifts']]]);
  });

  test('wants every word, and leaves out the groups that hold none', () => {
    expect(found('my sister')).toEqual([['home', ['I look after my sister']]]);
    expect(found('nothing of it')).toEqual([]);
  });
});
