/** Chance as a port, so that a simulation can be run again from its seed. */
export interface Random {
  /** `length` bytes; from `systemRandom` they are fit for secrets. */
  bytes(length: number): Uint8Array;
  /** A number in [0, 1). */
  fraction(): number;
}

export const systemRandom: Random = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  fraction: () => Math.random(),
};

/** The same numbers for the same seed (mulberry32, T. Ettinger, public domain). For tests and simulations only. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    fraction,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256)),
  };
}

/** 64 characters that are safe in URLs, file names and Yjs keys, so that one random byte gives one character evenly. */
const ID_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-';

/** A random id of `length` characters, 6 bits each: 12 for records (72 bits), 22 and more for what must not be guessed. */
export function newId(random: Random, length = 12): string {
  let id = '';
  for (const byte of random.bytes(length)) id += ID_ALPHABET.charAt(byte & 63);
  return id;
}
