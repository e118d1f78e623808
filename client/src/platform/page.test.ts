// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { openBell } from './bell.ts';
import { persistentStorage, readCapabilities } from './capabilities.ts';
import { type Page, watchPage } from './page.ts';
import { localStorageMarker } from './use-marker.ts';

let page: Page;
beforeEach(() => {
  page = watchPage();
});
afterEach(() => {
  page.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function become(
  facts: { hidden?: boolean; online?: boolean },
  event: Event,
  target: EventTarget = document,
): void {
  if (facts.hidden !== undefined) vi.spyOn(document, 'hidden', 'get').mockReturnValue(facts.hidden);
  if (facts.online !== undefined) vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(facts.online);
  target.dispatchEvent(event);
}

describe('watchPage', () => {
  test('follows the page through hiding, freezing and the network', () => {
    const wake = vi.fn<() => void>();
    page.onWake(wake);
    expect(page.facts.get()).toEqual({ visibility: 'visible', online: true });
    become({ hidden: true }, new Event('visibilitychange'));
    expect(page.facts.get().visibility).toBe('hidden');
    become({}, new Event('freeze'));
    expect(page.facts.get().visibility).toBe('frozen');
    expect(wake).not.toHaveBeenCalled();
    become({}, new Event('resume'));
    expect(page.facts.get().visibility).toBe('hidden');
    expect(wake).toHaveBeenCalledTimes(1);
    become({ hidden: false }, new Event('visibilitychange'));
    expect(page.facts.get().visibility).toBe('visible');
    expect(wake).toHaveBeenCalledTimes(2);
    become({ online: false }, new Event('offline'), window);
    expect(page.facts.get().online).toBe(false);
    become({ online: true }, new Event('online'), window);
    expect(wake).toHaveBeenCalledTimes(3);
  });

  test('tells nobody after it was closed', () => {
    const wake = vi.fn<() => void>();
    page.onWake(wake);
    page.close();
    become({}, new Event('resume'));
    expect(wake).not.toHaveBeenCalled();
  });
});

describe('openBell', () => {
  test('rings when the page wakes, since it may have missed a ring', () => {
    const bell = openBell('holdfast:test', page);
    const heard = vi.fn<() => void>();
    bell.subscribe(heard);
    become({}, new Event('resume'));
    expect(heard).toHaveBeenCalledOnce();
    bell.close();
    become({}, new Event('resume'));
    expect(heard).toHaveBeenCalledOnce();
  });

  test('rings through storage events where there is no BroadcastChannel', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const bell = openBell('holdfast:test');
    const heard = vi.fn<() => void>();
    bell.subscribe(heard);
    bell.ring();
    const first = localStorage.getItem('holdfast:test');
    bell.ring();
    expect(localStorage.getItem('holdfast:test')).not.toBe(first);
    window.dispatchEvent(new StorageEvent('storage', { key: 'another' }));
    expect(heard).not.toHaveBeenCalled();
    window.dispatchEvent(new StorageEvent('storage', { key: 'holdfast:test' }));
    expect(heard).toHaveBeenCalledOnce();
    bell.close();
  });
});

describe('localStorageMarker', () => {
  test('marks, and does no harm where the browser forbids it', () => {
    const marker = localStorageMarker();
    marker.set();
    expect(marker.isSet()).toBe(true);
    marker.clear();
    expect(marker.isSet()).toBe(false);
    vi.stubGlobal('localStorage', undefined);
    marker.set();
    expect(marker.isSet()).toBe(false);
  });
});

describe('persistentStorage', () => {
  function stubStorage(storage: Partial<StorageManager> | undefined): void {
    Object.defineProperty(navigator, 'storage', { configurable: true, value: storage });
  }

  test('is unavailable on plain http', async () => {
    stubStorage(undefined);
    const storage = persistentStorage();
    await storage.request();
    expect(storage.state.get()).toEqual({ kind: 'unavailable' });
  });

  test.each([
    [true, 'granted'],
    [false, 'denied'],
  ])('asks once, and keeps the answer %s', async (granted, kind) => {
    const persist = vi.fn<() => Promise<boolean>>(() => Promise.resolve(granted));
    stubStorage({ persist, persisted: () => Promise.resolve(false) });
    const storage = persistentStorage();
    expect(storage.state.get()).toEqual({ kind: 'unasked' });
    await Promise.all([storage.request(), storage.request()]);
    expect(storage.state.get()).toEqual({ kind });
    expect(persist).toHaveBeenCalledOnce();
  });
});

describe('readCapabilities', () => {
  test('says what a page on plain http does not have', () => {
    vi.stubGlobal('isSecureContext', false);
    expect(readCapabilities()).toMatchObject({ secureContext: false, locks: 'locks' in navigator });
  });
});
