import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import * as awareness from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { ServerProcess } from './server-process.ts';
import { keysIn, Typist, writeDocument } from './typing.ts';
import { makeRooms, type Room, Wire } from './wire.ts';

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const isBare = ({ contestant }: ServerProcess): boolean => contestant === 'bare' || contestant === 'durable';

async function enter(server: ServerProcess, room: Room, count: number): Promise<Wire[]> {
  const wires = Array.from({ length: count }, () => new Wire(room, { isBare: isBare(server) }));
  await Promise.all(wires.map((wire) => wire.joined));
  return wires;
}

async function oneRoom(server: ServerProcess): Promise<Room> {
  const [room] = await makeRooms(server, 1);
  if (room === undefined) throw new Error('oneRoom: none was made');
  return room;
}

async function leave(wires: readonly Wire[]): Promise<void> {
  await Promise.all(wires.map((wire) => wire.close()));
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits for a condition; false when it does not come about in time. */
async function reached(condition: () => boolean, timeout: number): Promise<boolean> {
  const end = Date.now() + timeout;
  while (!condition()) {
    if (Date.now() > end) return false;
    await sleep(2);
  }
  return true;
}

/** Made once for all servers: that takes longer than measuring with it. */
const documents = new Map<number, Uint8Array>();

function documentOf(bytes: number): Uint8Array {
  const made = documents.get(bytes) ?? writeDocument(bytes);
  documents.set(bytes, made);
  return made;
}

const READERS = 49;
const MAX_QUEUED = 64 * 1024;

/** One writer as fast as the server takes it, 49 readers: keys delivered per second, and the server's time for each. */
export async function saturate(
  server: ServerProcess,
  keys: number,
): Promise<{ perSecond: number; cpuPerDelivery: number }> {
  const room = await oneRoom(server);
  const [writer, ...readers] = await enter(server, room, READERS + 1);
  if (writer === undefined) throw new Error('saturate: nobody writes');
  const typist = new Typist();
  const updates = Array.from({ length: keys }, () => typist.type());
  const seen = readers.map(() => 0);
  readers.forEach((reader, index) => {
    reader.onUpdate = (update) => {
      seen[index] = Math.max(seen[index] ?? 0, keysIn(update).get(typist.clientId) ?? 0);
    };
  });
  const [startedAt, cpu] = [performance.now(), server.cpu];
  for (const update of updates) {
    writer.sendUpdate(update);
    if (writer.queued > MAX_QUEUED) await reached(() => writer.queued < MAX_QUEUED / 2, 60_000);
  }
  await reached(() => seen.every((count) => count === keys), 60_000);
  const seconds = (performance.now() - startedAt) / 1000;
  const delivered = seen.reduce((sum, count) => sum + count, 0);
  const cpuPerDelivery = (server.cpu - cpu) / delivered;
  await leave([writer, ...readers]);
  return { perSecond: delivered / seconds, cpuPerDelivery };
}

/** People who type at a rate, and how long each key takes to each of the others. `present` more show where they are. */
export async function typeTogether(
  server: ServerProcess,
  scene: { typists: number; perSecond: number; warmUp: number; seconds: number; present: number },
): Promise<Percentiles> {
  const room = await oneRoom(server);
  const wires = await enter(server, room, Math.max(scene.typists, scene.present));
  const typists = wires
    .slice(0, scene.typists)
    .map((wire) => ({ wire, typist: new Typist(), sent: [] as number[] }));
  const byClient = new Map(typists.map((each) => [each.typist.clientId, each]));
  const delays: number[] = [];
  const countedFrom = performance.now() + scene.warmUp * 1000;
  for (const [index, wire] of wires.entries()) {
    const own = typists[index]?.typist.clientId;
    const heard = new Map<number, number>();
    wire.onUpdate = (update) => {
      const now = performance.now();
      for (const [client, end] of keysIn(update)) {
        // What one typed oneself comes back at times, in one frame with what others did.
        if (client === own) continue;
        const sent = byClient.get(client)?.sent ?? [];
        for (let key = heard.get(client) ?? 0; key < end; key += 1) {
          const at = sent[key] ?? now;
          if (at >= countedFrom) delays.push(now - at);
        }
        heard.set(client, end);
      }
    };
  }
  const period = 1000 / scene.perSecond;
  const timers = typists.map(({ wire, typist, sent }, index) => {
    const type = (): void => {
      sent.push(performance.now());
      wire.sendUpdate(typist.type());
    };
    return startAfter((period * index) / typists.length, period, type);
  });
  const people = wires
    .slice(0, scene.present)
    .map((wire, index) => showPresence(wire, (1000 * index) / scene.present));
  await sleep((scene.warmUp + scene.seconds) * 1000);
  for (const stop of [...timers, ...people]) stop();
  await sleep(500);
  await leave(wires);
  return percentiles(delays);
}

function startAfter(delay: number, period: number, run: () => void): () => void {
  let interval: NodeJS.Timeout | undefined;
  const timeout = setTimeout(() => {
    interval = setInterval(run, period);
  }, delay);
  return () => {
    clearTimeout(timeout);
    clearInterval(interval);
  };
}

/** A caret that moves once a second. */
function showPresence(wire: Wire, delay: number): () => void {
  const own = new awareness.Awareness(new Y.Doc());
  let at = 0;
  const stop = startAfter(delay, 1000, () => {
    at += 1;
    own.setLocalState({ user: { name: 'Somebody', color: '#a33' }, cursor: { anchor: at, head: at } });
    wire.sendPresence(awareness.encodeAwarenessUpdate(own, [own.clientID]));
  });
  return () => {
    stop();
    own.destroy();
  };
}

export interface RoomMemory {
  readonly empty: number;
  readonly perRoom: number;
  readonly afterAllLeft: number;
}

/** Servers write, collect and compact some time after: what is measured is what stays. */
const SETTLE_MS = Number(process.env['BENCH_SETTLE_SECONDS'] ?? 120) * 1000;

/** Waits until a server has come to rest; `expected` is what it should need then. */
export type ComeToRest = (expected: { readonly bytes: number; readonly rooms: number }) => Promise<void>;

export const MAX_BYTES_PER_ROOM = 100_000;
export const MAX_LEFT = 1.2;

/** What open plans cost, and what is left of it when everybody has gone. */
export async function openRooms(
  server: ServerProcess,
  count: number,
  comeToRest: ComeToRest = () => sleep(SETTLE_MS),
): Promise<RoomMemory> {
  const update = documentOf(92_000);
  // Once through everything, so that what is loaded lazily is not counted as rooms.
  await leave(await enter(server, await oneRoom(server), 2));
  await sleep(10_000);
  const empty = server.memory;
  const rooms = await makeRooms(server, count);
  const wires: Wire[] = [];
  for (const room of rooms) {
    const [wire] = await enter(server, room, 1);
    if (wire === undefined) continue;
    wire.sendUpdate(update);
    wires.push(wire);
  }
  await comeToRest({ bytes: empty + count * MAX_BYTES_PER_ROOM, rooms: count });
  const perRoom = (server.memory - empty) / count;
  await leave(wires);
  await comeToRest({ bytes: empty * MAX_LEFT, rooms: 0 });
  return { empty, perRoom, afterAllLeft: server.memory };
}

/** How many bytes a newcomer is sent. */
async function joinOnce(room: Room): Promise<number> {
  const wire = new Wire(room);
  const parts = await wire.joined;
  await wire.close();
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Some more than the clients of `joinAtOnce` and a server take. */
const TOUCHED = 2_000_000_000;

/**
 * Memory that nobody has used for a few seconds a virtual machine gives back to its host, and has to ask for again page by
 * page: 1.3 s for what 150 documents take, whoever happens to be measured when it is gone.
 */
async function touchMemory(): Promise<void> {
  await promisify(execFile)(process.execPath, ['-e', `Buffer.alloc(${TOUCHED}, 1)`]);
}

/** Everybody comes at once: time until the last has the whole document, and what that took beyond it. */
export async function joinAtOnce(
  server: ServerProcess,
  count: number,
): Promise<{ p95: number; all: number; extra: number }> {
  const room = await oneRoom(server);
  const update = documentOf(4_900_000);
  const [author] = await enter(server, room, 1);
  if (author === undefined) throw new Error('joinAtOnce: nobody writes');
  if (!isBare(server)) author.sendUpdate(update);
  // Until it is there for whoever comes, and what that left behind has settled.
  for (let tries = 0; !isBare(server) && (await joinOnce(room)) < update.length / 2; tries += 1) {
    if (tries > 60) throw new Error('joinAtOnce: the document never arrived');
    await sleep(500);
  }
  await sleep(4_000);
  await touchMemory();
  const [before, startedAt] = [server.memory, performance.now()];
  server.forgetPeak();
  const bytes = isBare(server) ? update.length : 0;
  const wires = Array.from({ length: count }, () => new Wire(room, { isBare: isBare(server), bytes }));
  const times = await Promise.all(
    wires.map(async (wire) => {
      const parts = await wire.joined;
      const size = parts.reduce((sum, part) => sum + part.length, 0);
      if (!isBare(server) && size < update.length / 2)
        throw new Error(`joinAtOnce: ${size} bytes are no document`);
      return performance.now() - startedAt;
    }),
  );
  const extra = server.peak - before;
  await leave([author, ...wires]);
  return { p95: percentiles(times).p95, all: Math.max(...times), extra };
}

/** Of the keys that someone else has seen, how many are still there after the server was killed. */
export async function keepAfterKill(server: ServerProcess, keys: number): Promise<number> {
  const room = await oneRoom(server);
  const [writer, reader] = await enter(server, room, 2);
  if (writer === undefined || reader === undefined) throw new Error('keepAfterKill: nobody is here');
  const typist = new Typist();
  let seen = 0;
  reader.onUpdate = (update) => {
    seen = Math.max(seen, keysIn(update).get(typist.clientId) ?? 0);
  };
  for (let key = 0; key < keys; key += 1) writer.sendUpdate(typist.type());
  await reached(() => seen === keys, 20_000);
  await server.crash();
  await leave([writer, reader]);
  if (isBare(server)) return 0;
  const late = new Wire(room);
  const parts = await late.joined;
  await late.close();
  return Math.max(0, ...parts.map((part) => keysIn(part).get(typist.clientId) ?? 0));
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
