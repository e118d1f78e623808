import type { Identity } from './peer.ts';
import type { PresenceMember } from './presence.ts';

/** A session as its room sees it. */
export interface RoomMember extends PresenceMember {
  readonly id: string;
  /** The room is loaded, and answers from now on. */
  opened(): void;
  /** More is committed than before. */
  committed(): void;
  /** There may be something to send. */
  deliver(): void;
  announceLimits(): void;
  end(code: number, reason: string): void;
}

/** A session that writes. */
export interface Writer {
  readonly id: string;
  readonly identity: Identity;
  /** What it sent before it ended may be left undone: nothing of it was acknowledged. */
  readonly isOver: boolean;
}
