/**
 * The number that a person meant, or undefined; infinite where it is larger than any that can be stored. Both notations
 * are understood whatever the page's language: "9,5" and "9.5", "1 234,5" and "1,234.5", any Unicode digits, a trailing
 * per cent sign. Only one thing depends on `locale`: a single separator before exactly three digits ("1.234") is a group
 * where the locale writes groups so.
 */
export function parseDecimal(text: string, locale: string): number | undefined {
  const plain = toAsciiDigits(text)
    .replaceAll(/[\s\u00A0\u202F'’٬]/gu, '')
    .replace(/[%٪]$/u, '')
    .replaceAll('٫', ',')
    .replace(/^[−–]/u, '-');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(plain)) return undefined;
  const decimal = findDecimalSeparator(plain, locale);
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', fraction, ...more] = decimal === undefined ? [plain] : plain.split(decimal);
  if (more.length > 0 || fraction?.includes(group) === true || !hasPlausibleGroups(whole)) return undefined;
  const value = Number(`${whole.replaceAll(/[.,]/g, '')}.${fraction ?? '0'}`);
  return Number.isNaN(value) ? undefined : value;
}

function findDecimalSeparator(text: string, locale: string): '.' | ',' | undefined {
  const separators = text.replaceAll(/[^.,]/g, '');
  const last = separators.at(-1);
  if (last !== '.' && last !== ',') return undefined;
  if (new Set(separators).size > 1) return last;
  if (separators.length > 1) return undefined;
  return EITHER.test(text) && groupSeparator(locale) === last ? undefined : last;
}

/** One separator before three digits: a group to some, decimals to others. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The two numbers that such a text may mean; undefined for one that means the same to everybody. */
export function bothReadings(
  text: string,
): { readonly whole: number; readonly decimal: number; readonly thousands: number } | undefined {
  const plain = toAsciiDigits(text).trim();
  if (!EITHER.test(plain)) return undefined;
  const decimal = Number(plain.replace(',', '.'));
  return { whole: Math.trunc(decimal), decimal, thousands: Number(plain.replace(/[.,]/, '')) };
}

/** "1.234.567" and "1234" are numbers; "12.34.5" is a slip of the finger. */
function hasPlausibleGroups(whole: string): boolean {
  return /^[+-]?\d*$/.test(whole) || /^[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole);
}

function groupSeparator(locale: string): string | undefined {
  return new Intl.NumberFormat(locale).formatToParts(1_234_567).find((part) => part.type === 'group')?.value;
}

/** Decimal digits of all scripts stand in runs of ten that begin with the zero. */
function toAsciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
