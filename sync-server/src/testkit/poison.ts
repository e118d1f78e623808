import * as Y from 'yjs';

import { newTestDoc } from './random-edit.ts';

const STRING = 4;
const HAS_ORIGIN = 0x80;

/** An item that is its own origin: Yjs throws over it, in every reader. Client ids below 128 only. */
export function ownOrigin(client: number, clock = 0): Uint8Array {
  return Uint8Array.of(1, 1, client, clock, HAS_ORIGIN | STRING, client, clock, 1, 120, 0);
}

/** Updates of one document, each of which puts one more element into the one before: harmless alone. */
export function nested(levels: number, clientId: number): Uint8Array[] {
  const doc = newTestDoc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let parent: Y.XmlFragment = doc.getXmlFragment('body');
  for (let level = 0; level < levels; level += 1) {
    const element = new Y.XmlElement('quote');
    parent.insert(0, [element]);
    parent = element;
  }
  return updates;
}
