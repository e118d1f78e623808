/** One local change as it was made: a Yjs update. Rows of a generation are read back in the order of `seq`. */
export interface JournalRow {
  readonly seq: number;
  readonly update: Uint8Array;
}

/** A row that is durable. */
export interface Appended {
  readonly seq: number;
  readonly incarnation: string;
}

export interface JournalPage {
  readonly rows: readonly JournalRow[];
  /** Rows that are there but cannot be read. They stay where they are, and a backup file contains them raw. */
  readonly unreadable: readonly number[];
}

/**
 * Work that the relay refused, or that stood in a document that had to be begun again: the unacknowledged rows of an
 * ended generation, with the whole document as it was on this device then. Kept until the person removes it.
 */
export interface ShelfEntry {
  readonly generation: number;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  /** `Y.encodeStateAsUpdate` of the document instance that ended. */
  readonly state: Uint8Array;
  readonly rows: readonly JournalRow[];
}

/** Where a row's number counts: what is known of the rows of one place says nothing of another. */
export interface JournalPlace {
  /** Names the storage: another name means that it was emptied, and that its numbers and generations begin anew. */
  readonly incarnation: string;
  /** Counts the instances of the document on this device, from 0. A refusal ends one and begins the next. */
  readonly generation: number;
}

export function isSamePlace(one: JournalPlace, other: JournalPlace): boolean {
  return one.incarnation === other.incarnation && one.generation === other.generation;
}

export interface JournalState extends JournalPlace {
  /** The relay has committed all rows up to this one; 0 for none. */
  readonly acknowledged: number;
  /**
   * The highest number that `prune` was called with in this generation; 0 for none. A tab that has not read all rows
   * up to here has missed some, and finds them in the base.
   */
  readonly pruned: number;
  /** The epoch of the relay's room under which this generation was loaded; undefined before the first welcome. */
  readonly epoch: number | undefined;
}

/**
 * `rows`: another tab appended, acknowledged or ended a generation; may ring without need, never fails to.
 * `interrupted`: the storage was closed from outside, or was found empty. What it holds is known again when it was read.
 */
export type Ring = 'rows' | 'interrupted';

/**
 * Every local change of one document of one plan for one participant on this device, shared by all tabs. It is the
 * truth on which "saved on this device" rests and the only bus between tabs. Every promise settles: implementations
 * put a time limit on the storage below and reject when it passes.
 */
export interface Journal {
  state(): Promise<JournalState>;
  /**
   * Resolves with the row's number, and the storage that it is in, when the row is durable. Numbers rise in the order of commits over all tabs and
   * generations, so whoever has read row S has read every row below it. A row for a generation that has ended is kept
   * all the same: it shows up on the shelf.
   */
  append(generation: number, update: Uint8Array): Promise<Appended>;
  /** The rows of one generation above `seq`, in order. */
  readAfter(generation: number, seq: number): Promise<JournalPage>;
  /**
   * Remembers that the relay has committed all rows up to `seq`; a lower number than before changes nothing. Nor does
   * this, or `prune`, in a place that is not in force: the rows of an ended generation are on the shelf, and those of
   * a storage that was emptied are gone.
   */
  acknowledge(place: JournalPlace, seq: number): Promise<void>;
  /**
   * Keeps the first epoch that is told for a generation; another one later changes nothing, and so does one for a
   * place that is not in force. Answers the state that is now in force.
   */
  rememberEpoch(place: JournalPlace, epoch: number): Promise<JournalState>;
  /**
   * Removes rows up to `seq`, and raises `pruned`, in one transaction. The caller holds a verified base that contains
   * them. Rows that cannot be read stay.
   */
  prune(place: JournalPlace, seq: number): Promise<void>;
  /**
   * Ends the generation of `place` and begins the next, in one transaction, keeping `state` and the unacknowledged rows
   * on the shelf. When another tab has ended it already, or the storage was emptied, this changes nothing. Answers the
   * state that is now in force.
   */
  endGeneration(place: JournalPlace, ended: { reason: string; state: Uint8Array }): Promise<JournalState>;
  /** Ended generations that still hold rows, oldest first. */
  shelf(): Promise<readonly ShelfEntry[]>;
  /**
   * The person has exported this entry or does not want it: its rows up to `upToSeq`, the last that they were shown,
   * are removed. Rows that have come to the shelf since stay there, with the document that they belong to.
   */
  removeFromShelf(generation: number, upToSeq: number): Promise<void>;
  /** The bell. */
  subscribe(listener: (ring: Ring) => void): () => void;
  close(): void;
}
