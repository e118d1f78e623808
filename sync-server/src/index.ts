export { type Config, parseConfig } from './config.ts';
export { DEFAULT_LIMITS, type RelayLimits } from './limits.ts';
export { type Log, type LogFields, silentLog } from './log.ts';
export type { Identity, Peer } from './relay/peer.ts';
export { createRelay, Relay, type RelayOptions } from './relay/relay.ts';
export type { Session } from './relay/session.ts';
export { type RunningServer, startServer } from './server.ts';
export { createMemoryStorage, type MemoryMode, MemoryStorage } from './storage/memory-storage.ts';
export { openSqliteStorage } from './storage/sqlite-storage.ts';
export type {
  AccessStorage,
  ChangeOutcome,
  JoinOutcome,
  JoinRequest,
  NewInvitation,
  NewParticipant,
  NewRow,
  PutOutcome,
  Quarantine,
  RoomAppend,
  RoomStorage,
  Storage,
  StoredInvitation,
  StoredParticipant,
  StoredRoom,
  StoredRow,
  StoredSnapshot,
} from './storage/storage.ts';
