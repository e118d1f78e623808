import { useTranslation } from 'react-i18next';

import { useAppShell } from '../session/app-shell-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Offers a newer version of the app. It is never taken while a change is in this page only. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const state = useAppShell();
  if (state.kind !== 'update-waiting') return null;
  return (
    <Notice kind="note" actions={<Button onClick={() => void state.apply()}>{t('app.updateNow')}</Button>}>
      {t('app.updateReady')}
    </Notice>
  );
}
