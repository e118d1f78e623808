/**
 * The limit of whoever keeps a key before anybody sees it: the bare fan-out, with each frame on the disk before it is
 * handed on. One append to one file for all that has come; no check, no document, nothing that can be read again.
 */
import { fdatasync, ftruncateSync, openSync, write, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { WebSocket, WebSocketServer } from 'ws';

const writeAt = promisify(write);
const sync = promisify(fdatasync);

/** The file has its length before: to lengthen it would cost the disk a second write. */
const LENGTH = 64 * 1024 * 1024;
const file = openSync(join(process.env['DATA_DIR'] ?? '.', 'frames'), 'w');
writeSync(file, Buffer.alloc(LENGTH), 0, LENGTH, 0);
ftruncateSync(file, LENGTH);

interface Frame {
  readonly from: WebSocket;
  readonly room: ReadonlySet<WebSocket>;
  readonly bytes: Buffer;
}

const rooms = new Map<string, Set<WebSocket>>();
let arrived: Frame[] = [];
let isWriting = false;
let position = 0;

async function keepAndHandOn(): Promise<void> {
  isWriting = true;
  while (arrived.length > 0) {
    const frames = arrived;
    arrived = [];
    const bytes = Buffer.concat(frames.map((frame) => frame.bytes));
    if (position + bytes.length > LENGTH) position = 0;
    await writeAt(file, bytes, 0, bytes.length, position);
    position += bytes.length;
    await sync(file);
    for (const { from, room, bytes: frame } of frames)
      for (const other of room) if (other !== from && other.readyState === WebSocket.OPEN) other.send(frame);
  }
  isWriting = false;
}

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env['PORT']),
  perMessageDeflate: false,
});
server.on('connection', (socket, request) => {
  const { pathname } = new URL(request.url ?? '/', 'ws://bare');
  const room = rooms.get(pathname) ?? new Set();
  rooms.set(pathname, room.add(socket));
  socket.on('message', (bytes: Buffer) => {
    arrived.push({ from: socket, room, bytes });
    // When everything that has arrived was read, as the relay does.
    if (!isWriting && arrived.length === 1) setImmediate(() => void keepAndHandOn());
  });
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(pathname);
  });
});
server.on('listening', () => process.stdout.write('ready\n'));
