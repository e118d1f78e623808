import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/*
 * Parts of the app that come when they are first needed. A browser remembers for the life of a page that a module did not
 * come, so what is missing comes with a new page: as soon as the server answers, and as it suits the person.
 */

/** `waiting`: somebody wants a part and the network is away. `reload`: the server answers, a new page brings it. */
export type MissingParts = 'none' | 'waiting' | 'reload';

interface LoadOptions {
  readonly isServerThere: () => Promise<boolean>;
  /** Settles when another question may be worth it; `attempt` counts from 0. */
  readonly waitForChance: (attempt: number) => Promise<void>;
}

let state: MissingParts = 'none';
let recover: () => boolean = () => false;
const listeners = new Set<() => void>();

export const missingParts = {
  get: (): MissingParts => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** What brings a new page. False: a new page has not helped, and whoever wanted the part is to hear of it. */
export function whenPartIsMissing(handler: () => boolean): void {
  recover = handler;
}

/** `soon`: once the page is idle, for what people ask for without waiting. Otherwise when it is asked for. */
type When = 'asked' | 'soon';

/** A function that loads a module. It settles late when the network is away, and never when a new page will bring it. */
export function late<Part>(load: () => Promise<Part>, when: When = 'asked'): () => Promise<Part> {
  // Over plain http no service worker keeps the app on the device: its parts come while there is a network.
  const isEarly = when === 'soon' || ('isSecureContext' in globalThis && !isSecureContext);
  if (isEarly) whenIdle(() => void load().catch(() => {}));
  return () => loadPart(load);
}

/** A component whose code comes when it is first drawn. */
export function latePart<Props>(
  load: () => Promise<ComponentType<Props>>,
  when?: When,
): LazyExoticComponent<ComponentType<Props>> {
  const get = late(load, when);
  return lazy(async () => ({ default: await get() }));
}

const BROWSER: LoadOptions = { isServerThere, waitForChance };

export async function loadPart<Part>(load: () => Promise<Part>, options = BROWSER): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (state === 'none') become('waiting');
    for (let attempt = 0; !(await options.isServerThere()); attempt++) await options.waitForChance(attempt);
    become('reload');
    if (!recover()) throw error;
    // The page will go, and with it whoever waits.
    return new Promise(() => {});
  }
}

function become(next: MissingParts): void {
  state = next;
  Array.from(listeners).forEach((listener) => listener());
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    // Only a question was asked.
    return false;
  }
}

function waitForChance(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, Math.min(30_000, 1000 * 2 ** attempt));
    window.addEventListener('online', end);
  });
}

/** Not every browser tells when it is idle. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => run(), { timeout: 10_000 });
  else setTimeout(run, 3000);
}
