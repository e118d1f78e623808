import { seededRandom, systemClock } from '@holdfast/base';
import { planIdSchema, syncFrame, welcomeFrame } from '@holdfast/sync-protocol';
import { vi } from 'vitest';
import * as Y from 'yjs';

import type { DocumentLink, DocumentLinkOptions } from '../document-link.ts';
import { openDocumentLink } from '../open-document-link.ts';
import type { Access, AccessAnswer } from '../ports/access.ts';
import { type FakeSocket, fakeSockets } from './fake-socket.ts';
import { MemoryBase } from './memory-base.ts';
import { MemoryJournal } from './memory-journal.ts';
import { MemoryLock } from './memory-lock.ts';

const room = { planId: planIdSchema.parse('plan-of-a-test'), document: 'content' } as const;

/** One device with its stores, and a relay whose part the test plays. */
export class TestDevice {
  readonly journal = new MemoryJournal();
  readonly base = new MemoryBase();
  readonly lock = new MemoryLock();
  readonly relay = new Y.Doc();
  readonly fake = fakeSockets();
  readonly links: DocumentLink[] = [];
  tokens = 0;
  answer: (count: number) => AccessAnswer = (count) => ({
    kind: 'granted',
    token: `token${count}`,
    expiresAt: systemClock.now() + 900_000,
  });
  isShared = true;

  open(change: Partial<DocumentLinkOptions> = {}): DocumentLink {
    const access: Access = { request: () => Promise.resolve(this.answer((this.tokens += 1))) };
    const link = openDocumentLink({
      room,
      relayUrl: 'wss://relay.example/sync',
      journal: this.journal.open(),
      base: this.base.open(),
      baseLock: this.lock.open(),
      access,
      clock: systemClock,
      random: seededRandom(this.links.length + 1),
      socketClass: this.fake.socketClass,
      hello: { schema: 1, app: 'test' },
      shared: () => this.isShared,
      ...change,
    });
    this.links.push(link);
    return link;
  }

  get socket(): FakeSocket {
    const socket = this.fake.sockets.at(-1);
    if (socket === undefined) throw new Error('no socket yet');
    return socket;
  }

  /** Ends all links. Timers are fake: they are run on until everything has closed. */
  async closeAll(): Promise<void> {
    const closing = this.links.map((link) => link.close());
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(closing);
  }

  /** What a relay says to a client that it takes in, up to the frame that is named. */
  async greet(upTo: 'welcome' | 'step2' | 'step1' = 'step1', epoch = 0): Promise<FakeSocket> {
    await settle();
    const { socket } = this;
    socket.accept();
    socket.say(welcomeFrame({ epoch }));
    if (upTo !== 'welcome') socket.say(syncFrame('step2', Y.encodeStateAsUpdate(this.relay)));
    if (upTo === 'step1') socket.say(syncFrame('step1', Y.encodeStateVector(this.relay)));
    await settle();
    return socket;
  }
}

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

export function write(doc: Y.Doc, word: string): void {
  doc.getText('t').insert(doc.getText('t').length, word);
}

export function read(doc: Y.Doc): string {
  return doc.getText('t').toString();
}

export function marks(socket: FakeSocket): number[] {
  return socket.heard.flatMap((frame) => (frame?.type === 'mark' ? [frame.seq] : []));
}

export function types(socket: FakeSocket): string[] {
  return socket.heard.map((frame) => frame?.type ?? 'unreadable');
}
