import { seededRandom, systemRandom } from '@holdfast/base';
import { passIdSchema, secretSchema } from '@holdfast/sync-protocol';
import { describe, expect, test } from 'vitest';

import { secretHash } from './credential.ts';
import { CODE_LETTERS, groupsOf, newPassCode, passKeyOf, passUrl, readPassCode } from './pass-code.ts';

const random = seededRandom(21);
const code = newPassCode(random);
const whole = { kind: 'whole', code };

describe('codes to come in again', () => {
  test('hold 128 random bits in eight groups of four', () => {
    expect(groupsOf(code).map(({ length }) => length)).toEqual([4, 4, 4, 4, 4, 4, 4, 4]);
    const codes = new Set(Array.from({ length: 2_000 }, () => newPassCode(systemRandom)));
    expect(codes.size).toBe(2_000);
    for (const each of codes) expect(readPassCode(each)).toEqual({ kind: 'whole', code: each });
    expect([...codes].join('')).not.toMatch(/[1BIO]/);
  });

  test.each([
    ['as it is printed', groupsOf(code).join(' ')],
    ['with hyphens', groupsOf(code).join('-')],
    ['with the dashes of a phone', groupsOf(code).join(' – ')],
    ['in small letters', code.toLowerCase()],
    [
      'over two lines of a message',
      `${groupsOf(code).slice(0, 4).join(' ')}\n ${groupsOf(code).slice(4).join(' ')}\u00a0\u200b`,
    ],
    [
      'in full-width letters',
      code.replaceAll(/./g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    ['as a link', passUrl('https://plan.example', code)],
    ['with what looks alike', code.replaceAll('0', 'O').replaceAll('L', 'I').replaceAll('8', 'b')],
  ])('are read %s', (_, text) => {
    expect(readPassCode(text)).toEqual(whole);
  });

  test('are called too short or too long, with how long they are', () => {
    expect(readPassCode('')).toEqual({ kind: 'empty' });
    expect(readPassCode(' - ')).toEqual({ kind: 'empty' });
    for (let length = 1; length < CODE_LETTERS; length += 1) {
      expect(readPassCode(code.slice(0, length))).toEqual({ kind: 'short', count: length });
    }
    expect(readPassCode(`${code}${code}`)).toEqual({ kind: 'long', count: 64 });
    expect(readPassCode('x'.repeat(100_000))).toEqual({ kind: 'long', count: 100_000 });
  });

  test('are refused with the letter that is in no code', () => {
    expect(readPassCode(`${code.slice(0, 31)}ü`)).toEqual({ kind: 'strange', letter: 'Ü' });
    expect(readPassCode('<script>')).toEqual({ kind: 'strange', letter: '<' });
    expect(readPassCode(`${code.slice(0, 30)}😀`)).toEqual({ kind: 'strange', letter: '😀' });
  });

  test('with one wrong letter or two that were swapped are never taken for another code', () => {
    const letters = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
    for (let at = 0; at < CODE_LETTERS; at += 1) {
      for (const letter of letters) {
        if (letter === code[at]) continue;
        expect(readPassCode(code.slice(0, at) + letter + code.slice(at + 1)), `${at} ${letter}`).toEqual({
          kind: 'mistyped',
        });
      }
      const [one = '', two = ''] = code.slice(at, at + 2);
      if (one === two || two === '') continue;
      expect(readPassCode(code.slice(0, at) + two + one + code.slice(at + 2))).toEqual({ kind: 'mistyped' });
    }
  });

  test('show the relay an id and a secret of its kind, from which nobody makes the code', () => {
    const key = passKeyOf(code);
    expect(passIdSchema.safeParse(key.passId).success).toBe(true);
    expect(secretSchema.safeParse(key.secret).success).toBe(true);
    expect(passKeyOf(code)).toEqual(key);
    const stored = JSON.stringify([key.passId, secretHash(key.secret)]);
    for (const group of groupsOf(code)) expect(stored).not.toContain(group);
    expect(passKeyOf(newPassCode(random)).passId).not.toBe(key.passId);
  });

  test('stay out of what is sent to a server with their link', () => {
    expect(passUrl('https://plan.example', code).split('#')[0]).toBe('https://plan.example/back');
  });
});
