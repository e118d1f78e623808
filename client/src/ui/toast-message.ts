export interface Toast {
  readonly text: string;
  /** Calls `end` when there is nothing to be said any more; answers what stops watching. */
  readonly watch?: ((end: () => void) => () => void) | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}
