import type { Crossing } from '@holdfast/plan-model';
import { describe, expect, test } from 'vitest';

import type { ValueContext } from '../../session/value-words.ts';
import { sideWords } from './crossing-words.ts';

function vanished(words: string, line: string): Crossing {
  return { id: 'words:1', other: 7, kind: 'words', text: 'vision', whose: 'mine', words, line, after: null };
}

function sidesOf(crossing: Crossing) {
  // Words that vanished are shown as they are: nothing of the context is asked for.
  return sideWords(crossing, {} as ValueContext);
}

describe('both versions of a line that vanished', () => {
  test('differ by the words that nobody deleted', () => {
    expect(sidesOf(vanished(' And mine.', 'Theirs. And mine.'))).toEqual({
      mine: 'Theirs. And mine.',
      theirs: 'Theirs.',
    });
  });

  test('differ by each of several pieces, with what stands between them in both', () => {
    expect(sidesOf(vanished('new \nmine', 'A new line, and mine too'))).toEqual({
      mine: 'A new line, and mine too',
      theirs: 'A line, and  too',
    });
  });
});
