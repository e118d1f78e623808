import { type Clock, systemClock } from '@holdfast/base';

import { createCell, type Readable } from './cell.ts';
import type { Page } from './page.ts';

/** Whether the app itself, not its data, starts without a network, and whether a newer one is at hand. */
export type AppShellState =
  /** This browser has no service workers for this page: on plain http it starts only while connected. */
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'installing' }
  | { readonly kind: 'ready-offline' }
  /** The browser could not install it, or has thrown its files away; tried again with the next page. */
  | { readonly kind: 'failed' }
  /** Ask the person, then `apply`: it reloads the page when nothing is in it alone, and else answers false. */
  | { readonly kind: 'update-waiting'; readonly apply: () => Promise<boolean> };

export interface AppShell {
  readonly state: Readable<AppShellState>;
  /** Looks for a newer version now: the relay said that this one is too old. */
  check(): Promise<void>;
  close(): void;
}

export interface AppShellOptions {
  readonly page: Pick<Page, 'facts' | 'onWake'>;
  /** Brings every change into the journals. True: nothing is in this page alone. */
  readonly flush: () => Promise<boolean>;
  /** Nobody is in the middle of anything: the page may reload under the person's eyes. */
  readonly isIdle: () => boolean;
  /** `navigator.serviceWorker`; undefined where there is none, and during development. */
  readonly workers: ServiceWorkerContainer | undefined;
  /** Whether the files of the app are stored on this device. */
  readonly isStored?: () => Promise<boolean>;
  readonly reload?: () => void;
  readonly clock?: Clock;
}

const WORKER = '/sw.js';
const CHECK_MS = 3_600_000;

/** Registers the service worker and follows it. Reloads by itself only a page that is hidden or idle. */
export function openAppShell(options: AppShellOptions): AppShell {
  const shell = new ServiceWorkerShell(options);
  void shell.start();
  return shell;
}

class ServiceWorkerShell implements AppShell {
  readonly #options: AppShellOptions;
  readonly #workers: ServiceWorkerContainer | undefined;
  readonly #clock: Clock;
  readonly #state = createCell<AppShellState>({ kind: 'unsupported' });
  readonly #stop = new AbortController();
  #registration: ServiceWorkerRegistration | undefined;
  #cancelCheck = () => {};
  #isApplying = false;

  constructor(options: AppShellOptions) {
    this.#options = options;
    this.#workers = options.workers;
    this.#clock = options.clock ?? systemClock;
  }

  get state(): Readable<AppShellState> {
    return this.#state;
  }

  async start(): Promise<void> {
    const workers = this.#workers;
    if (!workers) return;
    const controlled = workers.controller !== null;
    this.#state.set({ kind: 'installing' });
    if (controlled) void this.#confirm();
    const { signal } = this.#stop;
    // The first worker of all takes no page over from an older one.
    if (controlled) workers.addEventListener('controllerchange', () => this.#takenOver(), { signal });
    signal.addEventListener(
      'abort',
      this.#options.page.facts.subscribe(() => void this.#applyUnseen()),
    );
    signal.addEventListener(
      'abort',
      this.#options.page.onWake(() => void this.check()),
    );
    try {
      this.#registration = await workers.register(WORKER, { scope: '/', updateViaCache: 'none' });
    } catch {
      // Nothing of a person's depends on it: the page goes on as it was loaded.
      if (!controlled) this.#state.set({ kind: 'failed' });
      return;
    }
    this.#follow(this.#registration);
    this.#checkLater();
  }

  async check(): Promise<void> {
    try {
      await this.#registration?.update();
    } catch {
      // Offline, or the server is away: the next hour, or the next look at this page, asks again.
    }
  }

  close(): void {
    this.#stop.abort();
    this.#cancelCheck();
  }

  #follow(registration: ServiceWorkerRegistration): void {
    if (registration.waiting) this.#offer();
    if (registration.active) void this.#confirm();
    if (registration.installing) this.#followInstalling(registration.installing);
    const { signal } = this.#stop;
    registration.addEventListener(
      'updatefound',
      () => registration.installing && this.#followInstalling(registration.installing),
      { signal },
    );
  }

  #followInstalling(worker: ServiceWorker): void {
    const { signal } = this.#stop;
    worker.addEventListener('statechange', () => this.#installed(worker), { signal });
  }

  #installed(worker: ServiceWorker): void {
    const isFirst = this.#workers?.controller === null;
    if (worker.state === 'installed' && !isFirst) this.#offer();
    if (worker.state === 'activated' && isFirst) void this.#confirm();
    if (worker.state === 'redundant' && this.#state.get().kind === 'installing')
      this.#state.set({ kind: 'failed' });
  }

  /** A worker alone starts nothing without a network: what counts is whether it has the files. */
  async #confirm(): Promise<void> {
    const isStored = await (this.#options.isStored ?? isShellStored)();
    if (this.#state.get().kind === 'installing')
      this.#state.set({ kind: isStored ? 'ready-offline' : 'failed' });
  }

  #offer(): void {
    this.#state.set({ kind: 'update-waiting', apply: () => this.#apply() });
    void this.#applyUnseen();
  }

  /** Where the person would not notice, the newer version comes without a question. */
  async #applyUnseen(): Promise<void> {
    if (this.#state.get().kind !== 'update-waiting') return;
    const isUnseen = this.#options.page.facts.get().visibility === 'hidden' || this.#options.isIdle();
    if (isUnseen) await this.#apply();
  }

  async #apply(): Promise<boolean> {
    if (this.#isApplying) return true;
    if (!(await this.#options.flush())) return false;
    const waiting = this.#registration?.waiting;
    if (!waiting) {
      this.#reload();
      return true;
    }
    this.#isApplying = true;
    // It takes over all tabs: this one reloads then, the others by their own rule.
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated') void this.#reloadWhenStored();
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
    waiting.postMessage({ type: 'SKIP_WAITING' });
    return true;
  }

  /** Another tab has applied the update. This page still runs, but parts of it that were not loaded yet are gone. */
  #takenOver(): void {
    if (!this.#isApplying) this.#offer();
  }

  /** Somebody may have gone on writing while the newer version took over. Where that cannot be stored the browser asks. */
  async #reloadWhenStored(): Promise<void> {
    await this.#options.flush();
    this.#reload();
  }

  #reload(): void {
    (this.#options.reload ?? (() => window.location.reload()))();
  }

  #checkLater(): void {
    if (this.#stop.signal.aborted) return;
    this.#cancelCheck = this.#clock.setTimer(CHECK_MS, () => {
      void this.check();
      this.#checkLater();
    });
  }
}

/** Workbox keeps the page under its address and a revision. */
async function isShellStored(): Promise<boolean> {
  try {
    return (await caches.match('/index.html', { ignoreSearch: true })) !== undefined;
  } catch {
    // Nothing of a person's is in there; the app says that it needs the network to start.
    return false;
  }
}
