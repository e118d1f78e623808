export type { SocketClass } from './connection.ts';
export type {
  DocumentInstance,
  DocumentLink,
  DocumentLinkOptions,
  PresenceFields,
  PresenceValue,
} from './document-link.ts';
export { openDocumentLink } from './open-document-link.ts';
export {
  type BaseState,
  combineLinkStates,
  type ConnectionState,
  describeSaving,
  type DeviceState,
  type LinkState,
  type RefusedReason,
  type Saving,
} from './link-state.ts';
export { ORIGINS } from './origins.ts';
export type { Access, AccessAnswer } from './ports/access.ts';
export type { Arrival, ArrivalWatch } from './ports/arrival-watch.ts';
export type { Base, BaseContents, BaseLock } from './ports/base.ts';
export {
  type Appended,
  isSamePlace,
  type Journal,
  type JournalPage,
  type JournalPlace,
  type JournalRow,
  type JournalState,
  type Ring,
  type ShelfEntry,
} from './ports/journal.ts';
export { wordsOf } from './words-of.ts';
