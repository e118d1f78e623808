/** What a file of a table holds: its text, or why there is none to read. */
export type DecodedTable =
  | { readonly kind: 'text'; readonly text: string }
  /** A workbook and no text: it has to be saved as CSV first. */
  | { readonly kind: 'workbook' }
  | { readonly kind: 'binary' };

/** Of a workbook of today (a zip) and of before 2007. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/**
 * Reads the bytes of a file as the programs that make tables write them: UTF-8 with or without its mark, the UTF-16 of
 * "Unicode text", and, where it is no UTF-8, Windows-1252, which holds Latin-1. Never throws.
 */
export function decodeTable(bytes: Uint8Array): DecodedTable {
  if (WORKBOOKS.some((mark) => mark.every((byte, index) => bytes[index] === byte)))
    return { kind: 'workbook' };
  const wide = wideEncoding(bytes);
  const text = wide === undefined ? decodeNarrow(bytes) : new TextDecoder(wide).decode(bytes);
  // No program writes this into a table; a picture or a program is full of it.
  return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text };
}

/** By its mark; or, without one, by the zeros that every second byte of plain letters is. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 64);
  if (start.length < 4) return undefined;
  const zerosAt = (parity: number) => start.filter((byte, at) => at % 2 === parity && byte === 0).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  if (even === 0 && odd > start.length / 4) return 'utf-16le';
  return odd === 0 && even > start.length / 4 ? 'utf-16be' : undefined;
}

function decodeNarrow(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // It is no UTF-8, so it was written by a program that knows only its own country's letters.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
