import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useReadable } from '../../session/use-readable.ts';
import { Button } from '../../ui/button.tsx';
import { DialogLater } from '../../ui/dialog-later.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { useContentAfter } from '../../ui/use-content-after.ts';

/** Comes with the dialog: most plans are closed without it. */
const Crossings = latePart(async () => (await import('./crossings.tsx')).Crossings);

/** Says that the work of this person and that of others met, and leads to both versions. Absent while it did not. */
export function CrossingsNotice() {
  const { t } = useTranslation();
  const count = useReadable(useOpenPlan().crossings.open).length;
  const [isOpen, setOpen] = useState(false);
  useContentAfter(isOpen || count > 0);
  return (
    <>
      {count > 0 && (
        <Notice kind="note" actions={<Button onClick={() => setOpen(true)}>{t('crossings.show')}</Button>}>
          {t('crossings.notice', { count })}
        </Notice>
      )}
      {isOpen && (
        <DialogLater title={t('crossings.title')} closeLabel={t('app.close')} onClose={() => setOpen(false)}>
          <Crossings />
        </DialogLater>
      )}
    </>
  );
}
