import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

import type { FreshStruct } from './causal-order.ts';
import type { ClockRange } from './id-ranges.ts';

/**
 * Yjs's version 1 encoding: per client `count • client • first clock • structs`, then per client
 * `client • count • (clock • length)…` of deletions. Higher clients come first, as in Yjs, which merges faster so.
 */
export function writeUpdate(
  structs: ReadonlyMap<number, readonly FreshStruct[]>,
  deleted: ReadonlyMap<number, readonly ClockRange[]>,
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  encoding.writeVarUint(rest, structs.size);
  for (const [client, ofClient] of higherFirst(structs)) {
    const first = ofClient[0];
    encoding.writeVarUint(rest, ofClient.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, first === undefined ? 0 : first.struct.id.clock + first.offset);
    for (const { struct, offset } of ofClient) struct.write(encoder, offset);
  }
  encoding.writeVarUint(rest, deleted.size);
  for (const [client, ranges] of higherFirst(deleted)) {
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, ranges.length);
    for (const { start, end } of ranges) {
      encoder.writeDsClock(start);
      encoder.writeDsLen(end - start);
    }
  }
  return encoder.toUint8Array();
}

function higherFirst<Value>(byClient: ReadonlyMap<number, Value>): [number, Value][] {
  return [...byClient].sort(([left], [right]) => right - left);
}
