import { bothReadings, parseDecimal } from '../../ui/parse-decimal.ts';

export type DecimalSign = 'comma' | 'point';

export type NumberReading =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number; readonly unit: string }
  /** 1.234 is two numbers, and nothing in the column says which is meant. */
  | { readonly kind: 'either'; readonly decimal: number; readonly thousands: number }
  /** Whoever made the table left the number out since it is about too few people: `<10`, `*`. */
  | { readonly kind: 'few' }
  | { readonly kind: 'none' };

/** A locale of each notation, for the one question that the notation alone decides. */
export const LOCALES = { comma: 'de', point: 'en' } as const;

/** A number and, behind it, the word or sign of a unit. */
const PARTS = /^(?<number>[−–+-]?[\p{Nd}\s.,'’٫٬\u00A0\u202F]*\p{Nd})\s*(?<unit>[%٪]|\p{L}[\p{L}\s.]*)?$/u;
const FEW = /^(?:[<≤]\s?\p{Nd}+\s*%?|\*+)$/u;

export function readNumber(text: string, sign: DecimalSign | undefined): NumberReading {
  if (FEW.test(text)) return { kind: 'few' };
  const { number = '', unit = '' } = PARTS.exec(text)?.groups ?? {};
  const either = bothReadings(number);
  if (either !== undefined && sign === undefined) return { kind: 'either', ...either };
  const value = parseDecimal(number, LOCALES[sign ?? 'point']);
  if (value === undefined) return { kind: 'none' };
  return { kind: 'number', value, decimals: decimalsOf(value), unit: unit.trim() };
}

/** By the numbers of a column that can be read in one way only. */
export function signOfColumn(texts: readonly string[]): DecimalSign | undefined {
  const signs = new Set<DecimalSign>();
  for (const text of texts) {
    const { number = '' } = PARTS.exec(text)?.groups ?? {};
    const [point, comma] = [number.lastIndexOf('.'), number.lastIndexOf(',')];
    if (bothReadings(number) !== undefined || point === comma) continue;
    const last = point > comma ? 'point' : 'comma';
    const isGroup = isRepeated(number, last === 'point' ? '.' : ',');
    signs.add(isGroup ? other(last) : last);
  }
  const [sign] = signs;
  return signs.size === 1 ? sign : undefined;
}

/** 1.234.567: what stands twice parts thousands. */
function isRepeated(number: string, sign: string): boolean {
  return number.split(sign).length > 2;
}

function other(sign: DecimalSign): DecimalSign {
  return sign === 'point' ? 'comma' : 'point';
}

function decimalsOf(value: number): number {
  return Math.min(6, /\.(\d+)$/u.exec(String(value))?.[1]?.length ?? 0);
}
