import type * as Y from 'yjs';

type StackEvent = 'stack-item-added' | 'stack-item-updated' | 'stack-item-popped' | 'stack-cleared';

/** What an editor keeps beside a step: y-tiptap stores the selection under its binding. */
interface StackItemEvent {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
}
type StackListener = (event: StackItemEvent) => void;

interface SharedHistory {
  undo(): boolean;
  redo(): boolean;
}

/**
 * The plan's undo manager in the shape that y-tiptap 3.0.9 expects, for the life of one editor. `destroy`, which
 * y-tiptap calls when the editor goes, releases the editor's listeners and leaves the history alone. What the editor
 * notes on a step stays in here, so that the shared history does not keep dead editors in memory.
 */
export class EditorUndo {
  readonly #history: SharedHistory;
  readonly #manager: Y.UndoManager;
  readonly #releases = new Map<StackEvent, Map<StackListener, () => void>>();
  readonly #metas = new WeakMap<object, Map<unknown, unknown>>();

  constructor(history: SharedHistory, manager: Y.UndoManager) {
    this.#history = history;
    this.#manager = manager;
  }

  get undoStack(): readonly object[] {
    return this.#manager.undoStack;
  }

  get redoStack(): readonly object[] {
    return this.#manager.redoStack;
  }

  undo(): void {
    this.#history.undo();
  }

  redo(): void {
    this.#history.redo();
  }

  stopCapturing(): void {
    this.#manager.stopCapturing();
  }

  on(event: StackEvent, listener: StackListener): void {
    const listeners = this.#releases.get(event) ?? new Map<StackListener, () => void>();
    if (listeners.has(listener)) return;
    const forward = (told: { readonly stackItem?: object }): void => {
      const step = told.stackItem ?? this;
      const meta = this.#metas.get(step) ?? new Map<unknown, unknown>();
      this.#metas.set(step, meta);
      listener({ ...told, stackItem: { ...told.stackItem, meta } });
    };
    this.#manager.on(event, forward);
    listeners.set(listener, () => this.#manager.off(event, forward));
    this.#releases.set(event, listeners);
  }

  off(event: StackEvent, listener: StackListener): void {
    const listeners = this.#releases.get(event);
    listeners?.get(listener)?.();
    listeners?.delete(listener);
  }

  destroy(): void {
    for (const listeners of this.#releases.values()) {
      for (const release of listeners.values()) release();
    }
    this.#releases.clear();
  }
}
