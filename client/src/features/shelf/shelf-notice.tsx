import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useEditRight, useSyncState } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { DialogLater } from '../../ui/dialog-later.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Notice } from '../../ui/notice.tsx';

/** Comes with the dialog: few people ever need it. */
const ShelfEntries = latePart(async () => (await import('./shelf-entries.tsx')).ShelfEntries);

/** Work that the relay did not take: to be read, offered, saved or removed, and never dropped in silence. */
export function ShelfNotice() {
  const { t } = useTranslation();
  const { shelf } = useSyncState();
  const mayCopy = useEditRight().kind === 'may-edit';
  const [isOpen, setOpen] = useState(false);
  const [removals, setRemovals] = useState(0);
  if (shelf === 0) return null;
  return (
    <>
      <Notice kind="care" actions={<Button onClick={() => setOpen(true)}>{t('shelf.show')}</Button>}>
        {t('shelf.notice', { count: shelf })}
      </Notice>
      {isOpen && (
        <DialogLater title={t('shelf.title')} closeLabel={t('app.close')} onClose={() => setOpen(false)}>
          <p>{t(mayCopy ? 'shelf.text' : 'shelf.textReadOnly')}</p>
          <ShelfEntries key={`${shelf}/${removals}`} onRemoved={() => setRemovals(removals + 1)} />
        </DialogLater>
      )}
    </>
  );
}
