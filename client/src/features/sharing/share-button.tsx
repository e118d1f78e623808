import { UserPlus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';

import styles from './sharing.module.css';

const ShareDialog = latePart(async () => (await import('./share-dialog.tsx')).ShareDialog);

/** Opens the dialog for inviting people. */
export function ShareButton() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden size={18} />
        <span className={styles['openText']}>{t('share.open')}</span>
      </Button>
      {isOpen && (
        <Suspense>
          <ShareDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
