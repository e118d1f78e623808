import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { isWorthTelling } from '../../session/is-worth-telling.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { DialogLater } from '../../ui/dialog-later.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { useContentAfter } from '../../ui/use-content-after.ts';

const Changes = latePart(async () => (await import('./changes.tsx')).Changes);

/** Says that others have changed the plan since this person was last here. Absent when they have not, or it was read. */
export function AbsenceNotice() {
  const { t } = useTranslation();
  const format = useFormat();
  const { absence } = useOpenPlan();
  const report = useReadable(absence.report);
  const [isOpen, setOpen] = useState(false);
  useContentAfter(report !== undefined);
  if (report === undefined) return null;
  const when = format.moment(report.since);
  const read = (): void => absence.markRead();
  return (
    <>
      <Notice
        kind="note"
        actions={
          <>
            <Button onClick={() => setOpen(true)}>{t('absence.show')}</Button>
            <Button variant="quiet" onClick={read}>
              {t('absence.read')}
            </Button>
          </>
        }
      >
        {t('absence.notice', { count: report.changes.filter(isWorthTelling).length, when })}
      </Notice>
      {isOpen && (
        <DialogLater title={t('absence.title')} closeLabel={t('app.close')} onClose={() => setOpen(false)}>
          <Changes report={report} />
          <div>
            <Button variant="primary" onClick={read}>
              {t('absence.read')}
            </Button>
          </div>
        </DialogLater>
      )}
    </>
  );
}
