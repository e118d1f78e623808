/** The part of `sessionStorage` that is needed; absent where the browser forbids it. */
interface ReloadMemory {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

export interface PartRecoveryOptions {
  /** Brings every change into the journals. True: nothing is in this page alone. */
  readonly flush: () => Promise<boolean>;
  /** Somebody has the caret in a field: the page stays until they agree. */
  readonly isTyping: () => boolean;
  readonly memory?: ReloadMemory | undefined;
  readonly now?: () => number;
  readonly reload?: () => void;
}

const NAME = 'holdfast:reloaded-for-missing-part';
/** A part that is missing again so soon after a reload is missing for another reason. */
const AGAIN_MS = 60_000;

/**
 * A part of the app that is loaded late did not come, since the network was away or its build is gone: only a new page
 * brings it. False: that did not help, and whoever wanted the part is to say so. A page in which somebody types, or which
 * holds a change alone, stays without that part; what it shows says why.
 */
export function recoverMissingPart(options: PartRecoveryOptions): boolean {
  const { memory = findSessionStorage(), now = Date.now, isTyping } = options;
  if (!memory || now() - Number(memory.getItem(NAME) ?? -AGAIN_MS) < AGAIN_MS) return false;
  if (isTyping()) return true;
  memory.setItem(NAME, String(now()));
  void reloadWhenSafe(options);
  return true;
}

async function reloadWhenSafe({ flush, reload }: PartRecoveryOptions): Promise<void> {
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
