/** The part of `sessionStorage` that is needed; absent where the browser forbids it. */
interface ReloadMemory {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

export interface PreloadRecoveryOptions {
  /** Brings every change into the journals. True: nothing is in this page alone. */
  readonly flush: () => Promise<boolean>;
  readonly target?: EventTarget;
  readonly memory?: ReloadMemory | undefined;
  readonly now?: () => number;
  readonly reload?: () => void;
}

const NAME = 'holdfast:reloaded-for-missing-part';
/** A part that is missing again so soon after a reload is missing for another reason. */
const AGAIN_MS = 60_000;

/**
 * A part of the app that is loaded late belongs to a build that is gone: reload once, into the new one. When that did
 * not help, or a change would be lost, the error goes on to whoever wanted the part. The answer stops it.
 */
export function recoverMissingParts(options: PreloadRecoveryOptions): () => void {
  const { target = window, memory = findSessionStorage(), now = Date.now } = options;
  const recover = (event: Event) => {
    if (!memory || now() - Number(memory.getItem(NAME) ?? -AGAIN_MS) < AGAIN_MS) return;
    event.preventDefault();
    memory.setItem(NAME, String(now()));
    void reloadWhenSafe(options);
  };
  target.addEventListener('vite:preloadError', recover);
  return () => target.removeEventListener('vite:preloadError', recover);
}

async function reloadWhenSafe({ flush, reload }: PreloadRecoveryOptions): Promise<void> {
  // Not safe: the page stays as it is, without that part, and the state of its saving says why.
  if (await flush()) (reload ?? (() => window.location.reload()))();
}

/** Without it nobody could tell the first reload from the hundredth: then there is none. */
function findSessionStorage(): ReloadMemory | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
