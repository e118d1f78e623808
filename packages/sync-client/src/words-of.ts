import * as Y from 'yjs';

/** A run of text, or one value, as one Yjs client wrote it: ids `clock` to `clock + length - 1`. */
interface Piece {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly strings: readonly string[];
  /** It continues the text that ends at this clock of the same client. */
  readonly continues: number | undefined;
}

/**
 * The plain words that updates bring in and do not take away again, in the order in which each client wrote them. Text
 * that was typed in one go is one string. For tests and simulations, which ask where words are; it needs no document.
 */
export function wordsOf(updates: readonly Uint8Array[]): readonly string[] {
  const pieces: Piece[] = [];
  const deleted: { client: number; clock: number; end: number }[] = [];
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const struct of structs) if (struct instanceof Y.Item) pieces.push(...readItem(struct));
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) deleted.push({ client, clock, end: clock + len });
    }
  }
  const isDeleted = (piece: Piece): boolean =>
    deleted.some((at) => at.client === piece.client && at.clock <= piece.clock && piece.clock < at.end);
  return joinRuns(withoutDoubles(pieces).filter((piece) => !isDeleted(piece)));
}

/** Text becomes one piece for each character, so that doubles and deletions need no splitting. */
function readItem(item: Y.Item): Piece[] {
  const { client, clock } = item.id;
  const { content } = item;
  if (content instanceof Y.ContentString) {
    const origin = item.origin?.client === client ? item.origin.clock : undefined;
    const pieces: Piece[] = [];
    let at = clock;
    for (const character of content.str) {
      const continues = at === clock ? origin : at - 1;
      pieces.push({ client, clock: at, length: character.length, strings: [character], continues });
      at += character.length;
    }
    return pieces;
  }
  if (!(content instanceof Y.ContentAny)) return [];
  return content.arr.map((value: unknown, index) => ({
    client,
    clock: clock + index,
    length: 1,
    strings: stringsIn(value),
    continues: undefined,
  }));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(stringsIn);
}

function withoutDoubles(pieces: readonly Piece[]): Piece[] {
  const sorted = [...pieces].sort((a, b) => a.client - b.client || a.clock - b.clock);
  return sorted.filter((piece, index) => {
    const before = sorted[index - 1];
    return before?.client !== piece.client || before.clock !== piece.clock;
  });
}

function joinRuns(pieces: readonly Piece[]): string[] {
  const runs: string[] = [];
  let end: { client: number; clock: number } | undefined;
  for (const { client, clock, length, strings, continues } of pieces) {
    const follows = end !== undefined && end.client === client && end.clock === continues;
    if (follows && runs.length > 0) runs[runs.length - 1] += strings.join('');
    else runs.push(...strings);
    end = { client, clock: clock + length - 1 };
  }
  return runs;
}
