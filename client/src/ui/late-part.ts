import { type ComponentType, createElement, type ReactNode, useSyncExternalStore } from 'react';

import { whenIdle } from './when-idle.ts';

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

/** A function that loads a module. It settles late when the network is away, and never when a new page will bring it. */
export function late<Part>(load: () => Promise<Part>): () => Promise<Part> {
  // Over plain http no service worker keeps the app on the device: its parts come while there is a network.
  if ('isSecureContext' in globalThis && !isSecureContext) bringEarly(load);
  return () => loadPart(load);
}

/** Brings a part before anybody asks for it, once the page is idle; the answer calls it off. Who asks then does not wait. */
export function bringEarly(load: () => Promise<unknown>): () => void {
  // Nobody has asked yet: whoever does hears that it is missing.
  return whenIdle(() => void load().catch(() => {}), { timeout: 10_000 });
}

/**
 * A component whose code comes when it is first drawn; `meanwhile` draws what stands in its place. Not by `lazy` and
 * `Suspense`: React shows what has come no sooner than 300 ms after it showed that something is missing, and people
 * waited for that. Throws where it is drawn when the part does not come and a new page has not helped.
 */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: (props: Props) => ReactNode = () => null,
): (props: Props) => ReactNode {
  const coming = new ComingPart(late(load));
  return function LatePart(props) {
    const part = useSyncExternalStore(coming.subscribe, coming.get);
    return part === undefined ? meanwhile(props) : createElement(part, props);
  };
}

/** Of one part, in this page: it comes once. */
class ComingPart<Part> {
  readonly #load: () => Promise<Part>;
  readonly #listeners = new Set<() => void>();
  #isAskedFor = false;
  #part: Part | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(load: () => Promise<Part>) {
    this.#load = load;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The first question brings the part. */
  readonly get = (): Part | undefined => {
    if (!this.#isAskedFor) this.#bring();
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#part;
  };

  #bring(): void {
    this.#isAskedFor = true;
    void this.#load()
      .then(
        (part) => (this.#part = part),
        // Whoever draws it throws it.
        (error: unknown) => (this.#failure = { error }),
      )
      .then(() => Array.from(this.#listeners).forEach((listener) => listener()));
  }
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
