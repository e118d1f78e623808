import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';

import pageStyles from '../../ui/page.module.css';
import styles from './identity.module.css';

const LeavingDialog = latePart(async () => (await import('./leaving-dialog.tsx')).LeavingDialog);

/** For whoever works at a borrowed device. */
export function LeavingSection() {
  const { t } = useTranslation();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <section className={pageStyles['intro']} aria-labelledby="not-my-device">
      <h2 className={styles['heading']} id="not-my-device">
        {t('leaving.title')}
      </h2>
      <p className={styles['quiet']}>{t('leaving.text')}</p>
      <div className={styles['actions']}>
        <Button onClick={() => setLeaving(true)}>{t('leaving.begin')}</Button>
      </div>
      {isLeaving && <LeavingDialog onClose={() => setLeaving(false)} />}
    </section>
  );
}
