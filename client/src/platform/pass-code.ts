import type { Brand, Random } from '@holdfast/base';
import { type PassId, passIdSchema } from '@holdfast/sync-protocol';
import { bech32m } from '@scure/base';

import { secretHash } from './credential.ts';

/*
 * A code is 128 random bits in bech32m (BIP 350): an alphabet without 1, B, I and O, and a check that finds up to four wrong
 * letters for certain and others all but certainly. People see the 32 letters after the prefix, in groups of four.
 */

/** As a person writes it down: 32 capital letters and digits. */
export type PassCode = Brand<string, 'PassCode'>;

/** What the relay is shown of a code. */
export interface PassKey {
  readonly passId: PassId;
  readonly secret: string;
}

export type ReadCode =
  | { readonly kind: 'whole'; readonly code: PassCode }
  | { readonly kind: 'empty' }
  /** Something in it is in no code. */
  | { readonly kind: 'strange'; readonly letter: string }
  | { readonly kind: 'short' | 'long'; readonly count: number }
  /** As long as a code, and none: some letter is another one on the paper. */
  | { readonly kind: 'mistyped' };

const PREFIX = 'hf';
const BYTES = 16;
export const CODE_LETTERS = 32;
const GROUP = 4;
/** Letters that are in no code, and what the writer saw. */
const LOOKALIKES: Readonly<Record<string, string>> = { o: '0', i: 'l', '1': 'l', b: '8' };
/** Between groups, and what a keyboard or a copied message puts there. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}._]+/gu;

export function newPassCode(random: Random): PassCode {
  const whole = bech32m.encode(PREFIX, bech32m.toWords(random.bytes(BYTES)));
  return whole.slice(PREFIX.length + 1).toUpperCase() as PassCode;
}

/** Reads what somebody typed or scanned, also a whole link. What is misread easily is not held against them. */
export function readPassCode(text: string): ReadCode {
  const typed = text.slice(text.indexOf('#') + 1).normalize('NFKC');
  const letters = Array.from(
    typed.replaceAll(SEPARATORS, '').toLowerCase(),
    (letter) => LOOKALIKES[letter] ?? letter,
  );
  if (letters.length === 0) return { kind: 'empty' };
  const strange = letters.find((letter) => !ALPHABET.includes(letter));
  if (strange !== undefined) return { kind: 'strange', letter: strange.toUpperCase() };
  if (letters.length !== CODE_LETTERS) {
    return { kind: letters.length < CODE_LETTERS ? 'short' : 'long', count: letters.length };
  }
  const words = bech32m.decodeUnsafe(`${PREFIX}1${letters.join('')}`)?.words;
  const bytes = words && bech32m.fromWordsUnsafe(words);
  if (!bytes || bytes.length !== BYTES) return { kind: 'mistyped' };
  return { kind: 'whole', code: letters.join('').toUpperCase() as PassCode };
}

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

export function groupsOf(code: PassCode): readonly string[] {
  return Array.from({ length: CODE_LETTERS / GROUP }, (_, index) =>
    code.slice(index * GROUP, (index + 1) * GROUP),
  );
}

/** The relay is shown what follows from the code, and stores a hash of that: nobody there can make the code of it. */
export function passKeyOf(code: PassCode): PassKey {
  return {
    passId: passIdSchema.parse(secretHash(`holdfast pass ${code}`).slice(0, ID_LETTERS)),
    secret: secretHash(`holdfast pass secret ${code}`),
  };
}

const ID_LETTERS = 22;

/** `<origin>/back#<code>`: the part after `#` is never sent to any server. */
export function passUrl(origin: string, code: PassCode): string {
  return `${origin}/back#${groupsOf(code).join('-')}`;
}
