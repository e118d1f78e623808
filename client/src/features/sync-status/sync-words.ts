import { describeSaving, type LinkState, type Saving } from '@holdfast/sync-client';
import type { TFunction } from 'i18next';

/** The state of saving in few words. Never better than the truth: the weakest link decides. */
export function syncWords(state: LinkState, t: TFunction): string {
  const { connection, waiting: count } = state;
  const saving = describeSaving(state);
  switch (saving) {
    case 'saved':
      return t(connection.kind === 'local-only' ? 'sync.savedHere' : 'sync.saved');
    case 'saving':
      if (connection.kind === 'loading') return t('sync.opening');
      // Safe here, and on its way; but "Saving…" for a minute would sound as if something hung.
      if (connection.kind === 'connecting' && state.device.kind === 'saved') {
        return count === 0 ? t('sync.connecting') : t('sync.connectingWaiting', { count });
      }
      return t('sync.saving');
    case 'offline':
      if (connection.kind === 'refused') {
        return count === 0 ? t('sync.stopped') : t('sync.stoppedWaiting', { count });
      }
      return count === 0 ? t('sync.offline') : t('sync.offlineWaiting', { count });
    case 'not-saved':
      return t('sync.notSaved');
  }
}

/** Whether the device takes the words and the relay cannot be reached. */
export function isOutOfReach({ connection, device }: LinkState): boolean {
  return (connection.kind === 'offline' || connection.kind === 'refused') && device.kind !== 'failing';
}

/** What holds between two keys of which nobody knows whether the last is stored: nothing is said of the device. */
export function wordsWhileTyping({ connection }: LinkState, t: TFunction): string {
  return t(connection.kind === 'refused' ? 'sync.stoppedTyping' : 'sync.offlineTyping');
}

/**
 * The state, with what the browser knows of the network. A socket takes half a minute to notice that the cable is out;
 * a browser that says so is believed where something waits to be sent. A relay on this machine needs no network, and
 * answers before anything has waited.
 */
export function withNetwork(state: LinkState, isOnline: boolean): LinkState {
  const { kind } = state.connection;
  if (isOnline || state.waiting === 0 || (kind !== 'live' && kind !== 'connecting')) return state;
  return { ...state, connection: { kind: 'offline' } };
}

/** A second of "Saving…" after each key would be noise: it shows, but only the end of it is announced. */
export function isWorthAnnouncing(saving: Saving): boolean {
  return saving !== 'saving';
}
