import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';

import { formatFor } from './format.ts';
import { directionOf, inDirection, isolated } from './isolation.ts';

const [ISOLATE, END] = ['\u2068', '\u2069'];

describe('words that are put into a text', () => {
  test('are kept from turning it where they run against it', () => {
    expect(isolated('Maria', 'rtl')).toBe(`${ISOLATE}Maria${END}`);
    expect(isolated('مريم', 'ltr')).toBe(`${ISOLATE}مريم${END}`);
    expect(isolated('Class 1 م', 'ltr')).toBe(`${ISOLATE}Class 1 م${END}`);
    expect(isolated('שרה', 'ltr')).toBe(`${ISOLATE}שרה${END}`);
  });

  test('stay as they are where they do not', () => {
    for (const words of ['Maria', 'Ἀθηνᾶ', '12 %', '27/11/2026', ''])
      expect(isolated(words, 'ltr')).toBe(words);
    for (const words of ['مريم', '12 %', '27/11/2026', '']) expect(isolated(words, 'rtl')).toBe(words);
  });

  test('are isolated as the texts of the interface are filled', async () => {
    const strings = createInstance();
    await strings.init({
      lng: 'ar',
      resources: { ar: { translation: { added: 'أضافته {{name}}، {{day}}' } } },
      interpolation: { escape: (words: string) => isolated(words, directionOf('ar')) },
    });
    const say = strings.t as (name: string, values: { name: string; day: string }) => string;
    expect(say('added', { name: 'Maria', day: '2026/11/27' })).toBe(
      `أضافته ${ISOLATE}Maria${END}، 2026/11/27`,
    );
  });
});

describe('a list', () => {
  test('has its items isolated and its own direction', () => {
    expect(formatFor('ar').list(['Maria', 'Ben'])).toBe(`\u200F${ISOLATE}Maria${END} و${ISOLATE}Ben${END}`);
    expect(formatFor('en').list(['مريم', 'Ben'])).toBe(`\u200E${ISOLATE}مريم${END} and Ben`);
  });

  test('is plain words where all run in one direction', () => {
    expect(formatFor('en').list(['Maria', 'Ben'])).toBe('Maria and Ben');
    expect(inDirection('مريم وسارة', 'rtl')).toBe('مريم وسارة');
  });
});
