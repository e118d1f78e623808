import { systemClock } from '@holdfast/base';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

import { createMemoryStorage } from '../storage/memory-storage.ts';
import { identityOf } from '../testkit/test-client.ts';
import { newPlanId } from '../testkit/test-device.ts';
import { createRelay, type Relay } from './relay.ts';
import type { Session } from './session.ts';

/** Put in place before anything is imported: the provider keeps the clock that it finds. */
const time = vi.hoisted(() => {
  const real = Date.now;
  const simulated = { now: 1_700_000_000_000, real };
  Date.now = () => simulated.now;
  return simulated;
});

const MINUTE = 60_000;
const STEP = 250;

let relay: Relay;
let opened = 0;
/** What the line does not carry. */
let isLost: (frame: Uint8Array) => boolean = () => false;

/** A browser's websocket whose other end is a session of the relay. */
class LineSocket {
  static readonly OPEN = 1;
  binaryType = 'arraybuffer';
  readyState = 0;
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: ArrayBuffer }) => void) | undefined;
  onclose: ((event: { code: number }) => void) | undefined;
  onerror: (() => void) | undefined;
  #session: Session | undefined;

  constructor() {
    opened += 1;
    queueMicrotask(() => this.#open());
  }

  #open(): void {
    this.readyState = 1;
    this.#session = relay.join({ planId, document: 'content' }, identityOf('anna'), {
      bufferedBytes: 0,
      send: (frame) => {
        if (!isLost(frame)) queueMicrotask(() => this.onmessage?.({ data: Uint8Array.from(frame).buffer }));
      },
      close: (code) => this.#close(code),
      pause() {},
      resume() {},
    });
    this.onopen?.();
  }

  send(data: Uint8Array): void {
    this.#session?.receive(Uint8Array.from(data));
  }

  close(): void {
    this.#session?.leave();
    this.#close(1000);
  }

  #close(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    queueMicrotask(() => this.onclose?.({ code }));
  }
}

const planId = newPlanId();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  opened = 0;
  isLost = () => false;
  relay = createRelay({ storage: createMemoryStorage(), clock: systemClock });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

afterAll(() => {
  Date.now = time.real;
});

async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += STEP) {
    time.now += STEP;
    await vi.advanceTimersByTimeAsync(STEP);
  }
}

/** How often the provider had to connect again. */
async function idleFor(minutes: number): Promise<number> {
  // It says of frames that it does not know that it does not know them.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const provider = new WebsocketProvider('ws://relay', 'content', new Y.Doc(), {
    disableBc: true,
    WebSocketPolyfill: LineSocket as unknown as typeof WebSocket,
  });
  await pass(1_000);
  expect(provider.synced).toBe(true);
  await pass(minutes * MINUTE);
  provider.destroy();
  return opened - 1;
}

describe('the unmodified y-websocket provider', () => {
  test('alone and idle for ten minutes does not reconnect once', async () => {
    expect(await idleFor(10)).toBe(0);
  });

  test('would, if it heard nothing', async () => {
    let frames = 0;
    isLost = () => {
      frames += 1;
      return frames > 6;
    };
    expect(await idleFor(10)).toBeGreaterThan(2);
  });
});
