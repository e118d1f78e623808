import type { Group, ParticipantId, Role } from '@holdfast/sync-protocol';

/** What a participant says of themself. */
export interface Person {
  readonly participantId: ParticipantId;
  readonly displayName: string;
  readonly group: Group;
  readonly colour: number;
}

/** Who is at the other end, as the access check found it. The relay takes names and roles from here, never from frames. */
export interface Identity extends Person {
  readonly role: Role;
  /** Of the device's credential. */
  readonly credentialHash: string;
  /** Milliseconds since 1970; the session ends then unless a newer token came in band. */
  readonly tokenExpiresAt: number;
}

/** One connected socket, seen from the relay. None of the methods throws, also after the socket is gone. */
export interface Peer {
  /** Queues one frame; frames arrive whole and in order, or the peer is gone. */
  send(frame: Uint8Array): void;
  /** What was sent and has not left this process yet. */
  readonly bufferedBytes: number;
  close(code: number, reason: string): void;
  /** Stop and continue reading. A few frames may still come after `pause`. */
  pause(): void;
  resume(): void;
}
