import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';

import { PSEUDO, pseudo, pseudoTexts } from './pseudo.ts';

describe('the pseudo-locale', () => {
  test('is longer, in letters from right to left, and leaves alone what is filled in', () => {
    const text = pseudo('Give {{title}} to <who/> by 12 %');
    expect(text).toMatch(/^\P{Script=Latin}+\{\{title\}\}\P{Script=Latin}+<who\/>\P{Script=Latin}+12 %$/u);
    expect(pseudo('Give ') + '{{title}}' + pseudo(' to <who/> by 12 %')).toBe(text);
    expect(pseudo('Whoever opens the link becomes').length).toBeGreaterThan(1.3 * 30);
  });

  test('has every form of the plural', async () => {
    const strings = createInstance();
    const texts = { things: { left_one: '{{count}} thing', left_other: '{{count}} things' } };
    await strings.init({ lng: PSEUDO, resources: { [PSEUDO]: { translation: pseudoTexts(texts) } } });
    expect(strings.dir()).toBe('rtl');
    // The app's own texts are typed; these are none of them.
    const say = strings.t as (name: string, values: { count: number }) => string;
    const said = (count: number): string => say('things.left', { count });
    expect(said(1)).toBe(`1${pseudo(' thing')}`);
    for (const count of [0, 2, 5, 50, 100]) expect(said(count)).toBe(`${count}${pseudo(' things')}`);
  });
});
