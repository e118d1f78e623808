/**
 * The origins of transactions that are named by a string. The last four belong to the document's sync on the device,
 * which names them by the same strings.
 */
export const ORIGIN = {
  edit: 'holdfast.edit',
  setup: 'holdfast.setup',
  template: 'holdfast.template',
  relay: 'holdfast.relay',
  base: 'holdfast.base',
  journal: 'holdfast.journal',
  sibling: 'holdfast.sibling',
} as const;

export type OriginName = keyof typeof ORIGIN | 'text' | 'undo' | 'other';

export interface OriginRule {
  /** The change gets a row in the journal of this device. */
  readonly journaled: boolean;
  /** The change is sent to the relay as it happens; what is not goes with the first step 2 of a connection. */
  readonly forwarded: boolean;
  /** The change is one step of this person's undo. */
  readonly undoable: boolean;
}

/** What becomes of a change, by where it came from. */
export const ORIGIN_RULES: Readonly<Record<OriginName, OriginRule>> = {
  /** A typed edit of this package. */
  edit: { journaled: true, forwarded: true, undoable: true },
  /** The half of an edit that makes a record, still archived: undo must never take a record away again. */
  setup: { journaled: true, forwarded: true, undoable: false },
  /** The bytes of a template, applied once by the device that creates the plan. */
  template: { journaled: true, forwarded: true, undoable: false },
  /** The text binding of the editor; its plugin key is the origin. */
  text: { journaled: true, forwarded: true, undoable: true },
  /** The plan's undo manager is the origin of what it does; its steps go to the redo stack. */
  undo: { journaled: true, forwarded: true, undoable: true },
  /** Yjs tidying up formatting, or y-tiptap joining two texts of ours: ordinary local changes that nobody undoes. */
  other: { journaled: true, forwarded: true, undoable: false },
  /** Received from the relay: it has them already, and the base will keep them. */
  relay: { journaled: false, forwarded: false, undoable: false },
  /** Read from this device before it connects. */
  base: { journaled: false, forwarded: false, undoable: false },
  journal: { journaled: false, forwarded: false, undoable: false },
  /** Another tab journaled it and may die before it sends it. */
  sibling: { journaled: false, forwarded: true, undoable: false },
};

/** Names the origin of a transaction. `own` tells the two that are objects: the text binding's and the undo manager. */
export function nameOrigin(
  origin: unknown,
  own: { readonly text: unknown; readonly undo: unknown },
): OriginName {
  if (origin !== null && origin !== undefined) {
    if (origin === own.text) return 'text';
    if (origin === own.undo) return 'undo';
  }
  switch (origin) {
    case ORIGIN.edit:
      return 'edit';
    case ORIGIN.setup:
      return 'setup';
    case ORIGIN.template:
      return 'template';
    case ORIGIN.relay:
      return 'relay';
    case ORIGIN.base:
      return 'base';
    case ORIGIN.journal:
      return 'journal';
    case ORIGIN.sibling:
      return 'sibling';
    default:
      return 'other';
  }
}
