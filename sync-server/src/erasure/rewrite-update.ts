import * as Y from 'yjs';

import type { FreshStruct } from '../update/causal-order.ts';
import { readUpdate, type Struct } from '../update/read-update.ts';
import { writeUpdate } from '../update/write-update.ts';
import type { ErasedIds } from './erased-ids.ts';

/**
 * The same update, in which the content of some ids stands as deleted content of equal length: it applies where the
 * other did, and whatever it said is gone. Answers the bytes that were given when there is nothing to forget.
 */
export function rewriteUpdate(update: Uint8Array, erased: ErasedIds): Uint8Array {
  const read = readUpdate(update);
  if (typeof read === 'string') throw new Error(`rewriteUpdate: the update is ${read}`);
  let isTouched = false;
  const rewritten = new Map<number, FreshStruct[]>();
  for (const [client, structs] of read.structs) {
    const parts = structs.flatMap((struct) => forget(struct, erased));
    isTouched ||= parts.length !== structs.length || parts.some((part, index) => part !== structs[index]);
    rewritten.set(
      client,
      parts.map((struct) => ({ struct, offset: 0 })),
    );
  }
  return isTouched ? writeUpdate(rewritten, read.deleted) : update;
}

/** Content that says something. A type holds its place for what stands in it, and has no words of its own. */
export function saysSomething(struct: Struct): struct is Y.Item {
  return (
    struct instanceof Y.Item &&
    !(struct.content instanceof Y.ContentType) &&
    !(struct.content instanceof Y.ContentDeleted)
  );
}

function forget(struct: Struct, erased: ErasedIds): Struct[] {
  if (!saysSomething(struct)) return [struct];
  const { client, clock } = struct.id;
  const end = clock + struct.length;
  const gone = erased.within(client, { start: clock, end });
  if (gone.length === 0) return [struct];
  const parts: Struct[] = [];
  let rest = struct.content;
  let from = clock;
  const cut = (until: number, content: Y.Item['content']): void => {
    if (until > from) parts.push(partOf(struct, from, content));
    from = until;
  };
  for (const range of gone) {
    const before = rest;
    rest = range.start > from ? splitAt(before, range.start - from) : rest;
    if (range.start > from) cut(range.start, before);
    const words = rest;
    rest = range.end < end ? splitAt(words, range.end - from) : words;
    cut(range.end, new Y.ContentDeleted(range.end - range.start));
  }
  cut(end, rest);
  return parts;
}

/** Cuts content in two: what was given keeps the first `length`, the rest is answered. */
function splitAt(content: Y.Item['content'], length: number): Y.Item['content'] {
  return content.splice(length);
}

/** What begins within a struct stands directly behind what comes before it there. */
function partOf(struct: Y.Item, clock: number, content: Y.Item['content']): Y.Item {
  const { client } = struct.id;
  const isFirst = clock === struct.id.clock;
  return new Y.Item(
    Y.createID(client, clock),
    null,
    isFirst ? struct.origin : Y.createID(client, clock - 1),
    null,
    struct.rightOrigin,
    isFirst ? struct.parent : null,
    isFirst ? struct.parentSub : null,
    content,
  );
}
