import type { LinkState } from '@holdfast/sync-client';
import { init, t } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';

import { LIVE } from '../../session/open-plan-fixture.ts';
import en from '../../strings/en.json';
import { syncWords, withNetwork } from './sync-words.ts';

beforeAll(() => init({ lng: 'en', resources: { en: { translation: en } } }));

const words = (state: Partial<LinkState>) => syncWords({ ...LIVE, ...state }, t);

describe('syncWords', () => {
  test('say "Saved" only when the relay has everything', () => {
    expect(words({})).toBe('Saved');
    expect(words({ waiting: 1 })).toBe('Saving…');
    expect(words({ device: { kind: 'saving', changes: 1 } })).toBe('Saving…');
  });

  test('count what waits while the relay is out of reach', () => {
    const connection = { kind: 'offline' } as const;
    expect(words({ connection })).toBe('Offline: saved on this device');
    expect(words({ connection, waiting: 1 })).toBe('Offline: saved on this device, 1 change waiting');
    expect(words({ connection, waiting: 3 })).toBe('Offline: saved on this device, 3 changes waiting');
  });

  test('say "Not saved" whenever a change is in the page only, connected or not', () => {
    const device = { kind: 'failing', changes: 2, reason: 'full' } as const;
    expect(words({ device })).toBe('Not saved: export now');
    expect(words({ device, connection: { kind: 'offline' } })).toBe('Not saved: export now');
  });

  test('do not promise a connection that was ended', () => {
    const connection = { kind: 'refused', reason: 'no-right' } as const;
    expect(words({ connection, waiting: 2 })).toBe('Not connected: saved on this device, 2 changes waiting');
  });
});

describe('withNetwork', () => {
  const seen = (state: Partial<LinkState>) => syncWords(withNetwork({ ...LIVE, ...state }, false), t);

  test('believes a browser that has no network where something waits to be sent', () => {
    for (const kind of ['live', 'connecting'] as const) {
      expect(seen({ connection: { kind }, waiting: 2 })).toBe(
        'Offline: saved on this device, 2 changes waiting',
      );
    }
    expect(withNetwork({ ...LIVE, waiting: 2 }, true).connection.kind).toBe('live');
  });

  test('leaves what the relay has, and a connection that was ended, as they are', () => {
    expect(seen({})).toBe('Saved');
    expect(seen({ connection: { kind: 'refused', reason: 'no-right' }, waiting: 1 })).toContain(
      'Not connected',
    );
  });
});
