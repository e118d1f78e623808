import { UserPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { shareRequest } from '../../session/share-request.ts';
import { useReadable } from '../../session/use-readable.ts';
import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';

import styles from './sharing.module.css';

const ShareDialog = latePart(async () => (await import('./share-dialog.tsx')).ShareDialog);

/** Opens the dialog for inviting people, also when it is asked for elsewhere in the plan. */
export function ShareButton() {
  const { t } = useTranslation();
  const request = useReadable(shareRequest);
  // A plan that is left takes along what was asked for in it.
  useEffect(() => close, []);
  return (
    <>
      <Button variant="primary" onClick={() => shareRequest.set({ group: undefined })}>
        <UserPlus aria-hidden size={18} />
        <span className={styles['openText']}>{t('share.open')}</span>
      </Button>
      {request !== undefined && <ShareDialog group={request.group} onClose={close} />}
    </>
  );
}

function close(): void {
  shareRequest.set(undefined);
}
