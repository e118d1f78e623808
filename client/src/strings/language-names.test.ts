import { describe, expect, test } from 'vitest';

import { isSameLanguage, languageName, languageOf, languagesToChoose } from './language-names.ts';

describe('languages', () => {
  test.each([
    ['pt-BR', 'pt'],
    ['en-US@posix', 'en'],
    ['de_AT', 'de'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['zh-TW', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['C', undefined],
    ['und', undefined],
    [null, undefined],
  ])('of %s is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });

  test('are the same wherever they are spoken, and in no other script; what is none is like nothing', () => {
    expect(isSameLanguage('pt-BR', 'pt-PT')).toBe(true);
    expect(isSameLanguage('zh-TW', 'zh-CN')).toBe(false);
    expect(isSameLanguage('pt', 'es')).toBe(false);
    expect(isSameLanguage(null, null)).toBe(false);
  });

  test('have their name in the reader’s language, unless nobody knows one', () => {
    expect(languageName('pt', 'en')).toBe('Portuguese');
    expect(languageName('pt', 'de')).toBe('Portugiesisch');
    expect(languageName('qxy', 'en')).toBeUndefined();
    expect(languageName('pt', 'no locale')).toBeUndefined();
  });

  test('can be chosen by their own names, each once, the near ones first', () => {
    const languages = languagesToChoose(['en', 'oc', 'en']);
    expect(languages.slice(0, 2).map(({ tag }) => tag)).toEqual(['en', 'oc']);
    expect(languages).toContainEqual({ tag: 'pt', name: 'Português' });
    const tags = languages.map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.map(languageOf)).toEqual(tags);
  });
});
