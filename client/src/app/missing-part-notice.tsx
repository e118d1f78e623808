import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { reloadPage } from '../session/open-plans.ts';
import { Button } from '../ui/button.tsx';
import { missingParts } from '../ui/late-part.ts';
import { Notice } from '../ui/notice.tsx';

/** Says why something that was asked for does not appear. */
export function MissingPartNotice() {
  const { t } = useTranslation();
  const missing = useSyncExternalStore(missingParts.subscribe, missingParts.get);
  if (missing === 'none') return null;
  if (missing === 'waiting') return <Notice kind="note">{t('app.partMissing')}</Notice>;
  return (
    <Notice kind="note" actions={<Button onClick={() => void reloadPage()}>{t('failure.reload')}</Button>}>
      {t('app.partReady')}
    </Notice>
  );
}
