/** The limit: a socket that hands every frame to everybody else in the room, remembers nothing, and sends `?bytes=`. */
import { WebSocket, WebSocketServer } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({
  host: '127.0.0.1',
  port: Number(process.env['PORT']),
  perMessageDeflate: false,
  maxPayload: 64 * 1024 * 1024,
});
const blobs = new Map<number, Buffer>();

server.on('connection', (socket, request) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://bare');
  const room = rooms.get(pathname) ?? new Set();
  rooms.set(pathname, room.add(socket));
  const bytes = Number(searchParams.get('bytes') ?? 0);
  const blob = blobs.get(bytes) ?? Buffer.alloc(bytes);
  blobs.set(bytes, blob);
  if (bytes > 0) socket.send(blob);
  socket.on('message', (frame) => {
    for (const other of room) if (other !== socket && other.readyState === WebSocket.OPEN) other.send(frame);
  });
  socket.on('close', () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(pathname);
  });
});
server.on('listening', () => process.stdout.write('ready\n'));
