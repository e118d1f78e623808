/**
 * A language that nobody speaks, for development and tests: English in Arabic letters, and a third longer. It shows what
 * a page does when it runs from right to left, when words need more room, and when a text is not translated at all.
 */
export const PSEUDO = 'ar-XB';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const ARABIC = 'ابصديفغهىجكلمنوپقرستؤڤعخئز';
/** What the app fills in, and the marks of what it draws in the middle of a sentence. */
const NOT_WORDS = /\{\{.*?\}\}|<.*?>/g;
const VOWELS = 'aeiou';
/** The forms of Arabic plurals that English does not have. */
const MORE_FORMS = ['zero', 'two', 'few', 'many'];

/** Letter by letter, so that the parts of a sentence can be put into it one by one. */
export function pseudo(text: string): string {
  let written = '';
  let end = 0;
  for (const { 0: kept, index } of text.matchAll(NOT_WORDS)) {
    written += inLetters(text.slice(end, index)) + kept;
    end = index + kept.length;
  }
  return written + inLetters(text.slice(end));
}

/** The same texts, by the same names. */
export function pseudoTexts(texts: object): object {
  const written = Object.entries(texts).flatMap(([name, value]: [string, unknown]) => {
    const said = typeof value === 'string' ? pseudo(value) : pseudoTexts(value as object);
    const stem = name.endsWith('_other') ? name.slice(0, -'other'.length) : undefined;
    const more = stem === undefined ? [] : MORE_FORMS.map((form) => [stem + form, said] as const);
    return [[name, said] as const, ...more];
  });
  return Object.fromEntries(written);
}

function inLetters(words: string): string {
  return Array.from(words.toLowerCase(), (letter) => {
    const at = LATIN.indexOf(letter);
    const written = at < 0 ? letter : ARABIC.charAt(at);
    return VOWELS.includes(letter) ? written + written : written;
  }).join('');
}
