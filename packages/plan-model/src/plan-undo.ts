import { Emitter } from '@holdfast/base';
import * as Y from 'yjs';

import { EditorUndo } from './editor-undo.ts';
import { ORIGIN } from './origins.ts';
import { readSchema } from './plan-layout.ts';
import type { Plan } from './plan.ts';

/**
 * A page that stays open for days must not grow with each step; the oldest are let go. Five times what ProseMirror's
 * own history keeps. What such a step took away stays in the document of this page: a younger step may need it.
 */
export const MOST_UNDO_STEPS = 500;

export interface UndoOptions {
  /** The origin of the text binding's transactions: the key of y-tiptap's sync plugin. */
  readonly textOrigin: unknown;
  /** Typing within this many milliseconds is one step. */
  readonly captureTimeout?: number;
}

/** One history of this person's own changes for the whole plan, records and text alike. Dispose of it before the plan. */
export function createPlanUndo(plan: Plan, options: UndoOptions): PlanUndo {
  return new PlanUndo(plan, options);
}

export class PlanUndo {
  readonly #plan: Plan;
  readonly #manager: Y.UndoManager;
  readonly #changes = new Emitter<void>();
  /** The text in which the last step was typed; undefined after any other step. */
  #lastText: unknown;
  readonly #onUndone = new WeakMap<object, () => void>();

  constructor(plan: Plan, { textOrigin, captureTimeout = 500 }: UndoOptions) {
    this.#plan = plan;
    const tracked = new Set<unknown>([textOrigin, ORIGIN.edit]);
    // The roots and not the document: with the document in scope even an empty transaction would be a step.
    this.#manager = new Y.UndoManager(Object.values(plan.roots), {
      captureTimeout,
      trackedOrigins: tracked,
      deleteFilter: mayUndoDelete,
      captureTransaction: (transaction) => {
        if (transaction.meta.get('addToHistory') === false) return false;
        if (tracked.has(transaction.origin)) this.#separateSteps(transaction);
        return true;
      },
    });
    const tell = (): void => this.#changes.emit();
    this.#manager.on('stack-item-added', () => {
      const { undoStack } = this.#manager;
      undoStack.splice(0, undoStack.length - MOST_UNDO_STEPS);
      tell();
    });
    this.#manager.on('stack-item-popped', tell);
    this.#manager.on('stack-cleared', tell);
  }

  /** What `undo` takes back next, to be compared with what it was before an edit; undefined when there is nothing. */
  get lastStep(): object | undefined {
    return this.#manager.undoStack.at(-1);
  }

  /** Runs `act` when a step, which was the last one, is taken back. What `redo` brings back is another step. */
  whenUndone(step: object, act: () => void): void {
    this.#onUndone.set(step, act);
  }

  get canUndo(): boolean {
    return this.#manager.canUndo() && this.#isEditable();
  }

  get canRedo(): boolean {
    return this.#manager.canRedo() && this.#isEditable();
  }

  /**
   * Takes back the last step of this person, and no other: where somebody has changed since what it did, it leaves the
   * history and nothing else happens. Answers whether there was a step.
   */
  undo(): boolean {
    const step = this.lastStep;
    if (!this.canUndo || step === undefined) return false;
    this.#onlyTop(this.#manager.undoStack, () => this.#manager.undo());
    this.#onUndone.get(step)?.();
    return true;
  }

  redo(): boolean {
    if (!this.canRedo) return false;
    this.#onlyTop(this.#manager.redoStack, () => this.#manager.redo());
    return true;
  }

  /** What follows is a step of its own. Edits of records see to that themselves; call it when the focus moves. */
  stopCapturing(): void {
    this.#manager.stopCapturing();
  }

  /** Tells when `canUndo` or `canRedo` may have changed. */
  subscribe(listener: () => void): () => void {
    return this.#changes.subscribe(listener);
  }

  /** The undo manager for one mounted editor; its `destroy` ends only what that editor attached. */
  facade(): EditorUndo {
    return new EditorUndo(this, this.#manager);
  }

  dispose(): void {
    this.#manager.destroy();
  }

  /** Yjs goes on to the step below when the top one changes nothing; it is not to find any. */
  #onlyTop(stack: unknown[], act: () => void): void {
    const below = stack.splice(0, stack.length - 1);
    try {
      act();
    } finally {
      stack.unshift(...below);
    }
    this.#changes.emit();
  }

  /** Runs before Yjs decides whether to add to the last step: only typing joins typing, in the same text. */
  #separateSteps(transaction: Y.Transaction): void {
    // The text binding opens a transaction for each move of the selection; nothing is in it.
    const [changed] = transaction.changed.keys();
    if (changed === undefined) return;
    const text = transaction.origin === ORIGIN.edit ? undefined : textOf(changed);
    if (text === undefined || text !== this.#lastText) this.#manager.stopCapturing();
    this.#lastText = text;
  }

  #isEditable(): boolean {
    return readSchema(this.#plan.roots.meta).kind === 'current';
  }
}

/** The whole fragment that a changed element or text is part of. */
function textOf(changed: unknown): unknown {
  let type = changed;
  while (type instanceof Y.XmlElement || type instanceof Y.XmlText) type = type.parent;
  return type;
}

/**
 * Undo may take back words, marks and values, but removes an element only when no word and no other element is left
 * in it: undoing an Enter must not remove the paragraph into which somebody else has written meanwhile. This is
 * y-tiptap's rule for texts and paragraphs, widened to every element. A text goes only with its paragraph, since an
 * empty one does not show and another may be about to write into it; a record is never removed.
 */
function mayUndoDelete(item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType)) return true;
  const { type } = item.content;
  return type instanceof Y.XmlElement && type.toArray().every(isEmptyText);
}

function isEmptyText(child: unknown): boolean {
  return child instanceof Y.XmlText && child.length === 0;
}
