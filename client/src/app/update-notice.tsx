import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppShell } from '../session/app-shell-context.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** Offers a newer version of the app. It is never taken while a change is in this page only. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const state = useAppShell();
  const [isRefused, setRefused] = useState(false);
  if (state.kind !== 'update-waiting') return null;
  const { apply } = state;
  async function take(): Promise<void> {
    setRefused(!(await apply()));
  }
  return (
    <Notice
      kind={isRefused ? 'bad' : 'note'}
      actions={<Button onClick={() => void take()}>{t('app.updateNow')}</Button>}
    >
      {t(isRefused ? 'failure.unstored' : 'app.updateReady')}
    </Notice>
  );
}
