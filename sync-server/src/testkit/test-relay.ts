import { planIdSchema, type Role, type RoomAddress } from '@holdfast/sync-protocol';
import * as Y from 'yjs';

import { createRelay, type Relay, type RelayOptions } from '../relay/relay.ts';
import { createMemoryStorage, type MemoryStorage } from '../storage/memory-storage.ts';
import { FakeClock } from './fake-clock.ts';
import { newTestDoc } from './random-edit.ts';
import { identityOf, TestClient } from './test-client.ts';

export const planId = planIdSchema.parse('plan-of-a-school');
export const content: RoomAddress = { planId, document: 'content' };
export const discussion: RoomAddress = { planId, document: 'discussion' };

export function textOf({ doc }: TestClient): string {
  return doc.getText('text').toJSON();
}

export function type({ doc }: TestClient, words: string): void {
  doc.getText('text').insert(doc.getText('text').length, words);
}

/** A relay over a storage that can fail, under a clock that a test moves, with everyone who came to it. */
export class TestRelay {
  readonly clock = new FakeClock();
  storage: MemoryStorage = createMemoryStorage();
  relay: Relay = createRelay({ storage: this.storage, clock: this.clock });
  readonly #clients: TestClient[] = [];

  /** The relay as after a restart: over the same storage, with nobody connected. */
  start(options: Partial<RelayOptions> = {}): void {
    this.relay = createRelay({ storage: this.storage, clock: this.clock, ...options });
  }

  client(name: string, role?: Role): TestClient {
    return this.add(new TestClient(identityOf(name, role)));
  }

  add(client: TestClient): TestClient {
    this.#clients.push(client);
    return client;
  }

  async storedText(): Promise<string> {
    const { snapshot, tail } = await this.storage.loadRoom(content);
    const doc = newTestDoc(snapshot?.update);
    for (const row of tail) Y.applyUpdate(doc, row.update);
    return doc.getText('text').toJSON();
  }

  /** Takes the clients down; answers what the relay did wrong to any of them. */
  end(): unknown[] {
    const all = this.#clients.splice(0);
    for (const each of all) each.awareness.destroy();
    return all.flatMap(({ faults }) => faults);
  }
}
