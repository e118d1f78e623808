import type { Page } from './page.ts';

/** "Look again", from tab to tab. Carries nothing, since what it is about lies in shared storage. */
export interface Bell {
  /** Heard by all other tabs, and by other bells of that name in this one; not by this bell. */
  ring(): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/**
 * Rings through a BroadcastChannel, or, where there is none, through a `storage` event. A page that slept may have
 * missed a ring, so waking up rings too.
 */
export function openBell(name: string, page?: Pick<Page, 'onWake'>): Bell {
  const listeners = new Set<() => void>();
  const heard = () => Array.from(listeners).forEach((listener) => listener());
  const line =
    typeof BroadcastChannel === 'undefined' ? openStorageLine(name, heard) : openChannel(name, heard);
  const stopWaking = page?.onWake(heard);
  return {
    ring: () => line.ring(),
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      listeners.clear();
      stopWaking?.();
      line.close();
    },
  };
}

interface Line {
  ring(): void;
  close(): void;
}

function openChannel(name: string, heard: () => void): Line {
  const channel = new BroadcastChannel(name);
  let closed = false;
  channel.addEventListener('message', heard);
  return {
    // A write that ends after the page let go of its document still rings: the other tabs hear it when they wake.
    ring: () => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
      if (!closed) channel.postMessage(null);
    },
    close: () => {
      closed = true;
      channel.close();
    },
  };
}

function openStorageLine(name: string, heard: () => void): Line {
  const stop = new AbortController();
  window.addEventListener('storage', (event) => event.key === name && heard(), { signal: stop.signal });
  let count = 0;
  return {
    ring() {
      count += 1;
      try {
        localStorage.setItem(name, `${performance.now()}.${count}`);
      } catch {
        // The rows are stored; without this storage the other tabs find them when they wake.
      }
    },
    close: () => stop.abort(),
  };
}
