import type { Limits } from '@holdfast/sync-protocol';

/** Why a link has stopped connecting until the person, or a newer page, does something. */
export type RefusedReason =
  /** The relay does not know the plan, or not any more. */
  | 'unknown-plan'
  /** The participant has no right here, or it was revoked. */
  | 'no-right'
  /** The invitation by which the participant wanted to join does not hold, or not any more. */
  | 'invitation-invalid'
  /** This page is too old for the relay: reload it. */
  | 'too-old'
  /** A single message would be larger than the relay takes. */
  | 'too-large'
  /** The relay closed for good, with a code that this version does not know. */
  | 'closed';

export type ConnectionState =
  /** The base and the journal are being read. */
  | { readonly kind: 'loading' }
  /** The plan was never shared: there is nothing to connect to. */
  | { readonly kind: 'local-only' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'connecting' }
  /** Both sides have each other's document, and changes flow. */
  | { readonly kind: 'live' }
  | { readonly kind: 'refused'; readonly reason: RefusedReason };

/** What the journal says: `saved` only when every local change is durable in it. */
export type DeviceState =
  | { readonly kind: 'saved' }
  /** With 0 changes: the storage was closed from outside, and is being read to see whether it has everything. */
  | { readonly kind: 'saving'; readonly changes: number }
  /** The last attempt to write failed. The changes are in the open page only, and are tried again. */
  | { readonly kind: 'failing'; readonly changes: number; readonly reason: string };

export type BaseState =
  | 'healthy'
  /** It is being written anew from this document. */
  | 'rebuilding'
  /** It cannot be read or written: the journal keeps everything until it can. */
  | 'failing'
  /** Another tab writes it. */
  | 'waiting';

/** All that there is to say about where a document's words are. Frozen; a new object for each change. */
export interface LinkState {
  readonly connection: ConnectionState;
  readonly device: DeviceState;
  /** Journal rows, of all tabs, that the relay has not acknowledged as far as this tab knows. */
  readonly waiting: number;
  readonly base: BaseState;
  /**
   * True: this tab has written a base in which the document stands as it was in step with the relay. False: the base was
   * found to lack something, and was not written anew yet. Undefined: this tab knows neither, and what was known of the
   * base before holds.
   */
  readonly whole: boolean | undefined;
  /** What the relay lets this participant do; unknown before the first connection. */
  readonly limits?: Limits;
  /** Entries on the shelf: work that could not be shared. */
  readonly shelf: number;
  /** Stored rows of the journal or the base that could not be read. They are kept. */
  readonly unreadable: number;
  /**
   * The relay has sent again and again what cannot be read: something of the others may be missing until a new connection
   * brings all of it.
   */
  readonly garbled: boolean;
}

export type Saving =
  /** Everything is where it should be: at the relay, or on this device when the plan was never shared. */
  | 'saved'
  | 'saving'
  /** Saved on this device; the relay does not have all of it and is out of reach. */
  | 'offline'
  /** Some changes are in this page only. */
  | 'not-saved';

/** One word for the whole state: the weakest truth wins. */
export function describeSaving(state: LinkState): Saving {
  if (state.device.kind === 'failing') return 'not-saved';
  if (state.device.kind === 'saving' || state.connection.kind === 'loading') return 'saving';
  switch (state.connection.kind) {
    case 'local-only':
      return 'saved';
    case 'offline':
    case 'refused':
      return 'offline';
    case 'connecting':
      // Before this page has once reached the relay, only the device can be spoken for.
      return state.waiting > 0 || state.limits === undefined ? 'saving' : 'saved';
    case 'live':
      return state.waiting > 0 ? 'saving' : 'saved';
  }
}

/**
 * The state of a plan that is two documents: the weaker of both in what is said of people's words. How the second is
 * connected matters only while something of it waits: the first speaks for what one sees.
 */
export function combineLinkStates(first: LinkState, second: LinkState): LinkState {
  const isSettled = second.waiting === 0 && second.device.kind === 'saved';
  const weaker = CONNECTIONS.find((kind) =>
    [first, second].some(({ connection }) => connection.kind === kind),
  );
  const connection = isSettled || first.connection.kind === weaker ? first.connection : second.connection;
  return Object.freeze({
    ...first,
    connection,
    device: weakestDevice([first.device, second.device]),
    waiting: first.waiting + second.waiting,
    shelf: first.shelf + second.shelf,
    unreadable: first.unreadable + second.unreadable,
    garbled: first.garbled || second.garbled,
  });
}

/** From the one that promises least of what was written. */
const CONNECTIONS: readonly ConnectionState['kind'][] = [
  'refused',
  'offline',
  'loading',
  'connecting',
  'live',
  'local-only',
];

/** The device state of several documents at once: the weakest kind, and the changes of all. */
export function weakestDevice(states: readonly DeviceState[]): DeviceState {
  let changes = 0;
  let failure: string | undefined;
  for (const state of states) {
    if (state.kind !== 'saved') changes += state.changes;
    if (state.kind === 'failing') failure ??= state.reason;
  }
  if (failure !== undefined) return { kind: 'failing', changes, reason: failure };
  return states.every(({ kind }) => kind === 'saved') ? { kind: 'saved' } : { kind: 'saving', changes };
}
