import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';

import pageStyles from '../../ui/page.module.css';
import styles from './identity.module.css';

const FarewellDialog = latePart(async () => (await import('./farewell-dialog.tsx')).FarewellDialog);

/** For whoever works at a borrowed device. */
export function NotMyDevice() {
  const { t } = useTranslation();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <section className={pageStyles['intro']} aria-labelledby="not-my-device">
      <h2 className={styles['heading']} id="not-my-device">
        {t('farewell.title')}
      </h2>
      <p className={styles['quiet']}>{t('farewell.text')}</p>
      <div className={styles['actions']}>
        <Button onClick={() => setLeaving(true)}>{t('farewell.begin')}</Button>
      </div>
      {isLeaving && (
        <Suspense>
          <FarewellDialog onClose={() => setLeaving(false)} />
        </Suspense>
      )}
    </section>
  );
}
