/** Codes that are well formed and stand for no country: unions, islands without a code of their own, places for tests. */
const NO_COUNTRY = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
}

/** The countries of today, by their names in a language. The browser knows the names and not the list. */
export function countriesIn(locale: string): readonly Country[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .flatMap((code): readonly Country[] => {
      const name = isCountry(code) ? names.of(code) : undefined;
      return name === undefined ? [] : [{ code, name }];
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** What a country is called; its code where it is none that the browser knows. */
export function countryName(code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}

/** A code of a country that is no more is put in the place of another by the standard. */
function isCountry(code: string): boolean {
  return !NO_COUNTRY.has(code) && new Intl.Locale(`und-${code}`).region === code;
}
