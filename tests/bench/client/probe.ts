/** What runs in the measured page. All times are milliseconds of its own clock. */
interface Probe {
  /** From the beginning of the navigation until the first text took the focus as an editor. */
  firstEdit: number | undefined;
  /** From each key to the frame that came after it. */
  keys: number[];
  /** Durations of interactions as the browser counts them for INP. */
  interactions: Map<number, number>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Installs the probe before anything else of the page; `first` selects the text that is edited first. */
export function installProbe(first: string): void {
  const probe: Probe = { firstEdit: undefined, keys: [], interactions: new Map() };
  window.probe = probe;
  const look = (): void => {
    const text = document.querySelector<HTMLElement>(first);
    // A text that is not an editor yet becomes one when it gets the focus.
    if (text !== null && text.textContent !== '') text.focus();
    const active = document.activeElement;
    if (active instanceof HTMLElement && active.isContentEditable) probe.firstEdit = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener(
    'keydown',
    ({ timeStamp }) => afterFrame(() => probe.keys.push(performance.now() - timeStamp)),
    true,
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const before = probe.interactions.get(entry.interactionId) ?? 0;
      if (entry.interactionId > 0)
        probe.interactions.set(entry.interactionId, Math.max(before, entry.duration));
    }
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);

  /** A message that is posted while a frame is made arrives when it is made. */
  function afterFrame(act: () => void): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', act, { once: true });
      port1.start();
      port2.postMessage(undefined);
    });
  }
}

/** Clicks and answers how long it took until what `shown` selects was in a frame. Runs in the page. */
export async function clickUntilShown({ click, shown }: { click: string; shown: string }): Promise<number> {
  const button = document.querySelector<HTMLElement>(click);
  if (button === null) throw new Error(`there is nothing at ${click}`);
  const start = performance.now();
  button.click();
  return await new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector(shown) === null) requestAnimationFrame(look);
      else {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now() - start), { once: true });
        port1.start();
        port2.postMessage(undefined);
      }
    };
    requestAnimationFrame(look);
  });
}

/**
 * Does something and answers how long it took until what it leads to was in a frame: what `shown` selects, and in the
 * window no place that is kept for a record which is drawn later. Runs in the page.
 */
export async function untilDrawn({ click, search, shown }: ViewStep): Promise<number> {
  const start = performance.now();
  if (click !== undefined) {
    const button = document.querySelector<HTMLElement>(click);
    if (button === null) throw new Error(`there is nothing at ${click}`);
    button.click();
  }
  if (search !== undefined) {
    const params = new URLSearchParams(location.search);
    for (const kind of ['status', 'group']) params.delete(kind);
    for (const [kind, value] of new URLSearchParams(search)) params.append(kind, value);
    history.replaceState(null, '', `${location.pathname}?${params}`);
  }
  return await new Promise((resolve) => {
    const look = (): void => {
      const isThere = shown === undefined || document.querySelector(shown) !== null;
      if (!isThere || [...document.querySelectorAll('main li:empty')].some(isInWindow))
        return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - start), { once: true });
      port1.start();
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });

  function isInWindow(element: Element): boolean {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  }
}

/** Presses a tab, or asks for another filter by the address, as its menu does. */
interface ViewStep {
  readonly click?: string;
  readonly search?: string;
  readonly shown?: string;
}
