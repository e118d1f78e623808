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

/** A second of "Saving…" after each key would be noise: it shows, but only the end of it is announced. */
export function isWorthAnnouncing(saving: Saving): boolean {
  return saving !== 'saving';
}
