import '../../strings/goes-strings.ts';
import { Camera } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { openPanel } from '../../session/plan-panel.ts';
import { useNamedVersions } from '../../session/use-named-versions.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { HowFarItIs } from './how-far-it-is.tsx';

import styles from './reviews.module.css';

/** What was agreed is a version that is kept: what it is for, how many there are, and the way there. */
export function Agreement() {
  const { t } = useTranslation();
  const format = useFormat();
  const kept = useReadable(useNamedVersions().list);
  return (
    <section className={styles['agreement']}>
      <h3 className={styles['heading']}>{t('review.agreement')}</h3>
      <HowFarItIs />
      <p className={styles['guidance']}>{t('review.agreementGuidance')}</p>
      {kept !== undefined && (
        <p className={styles['quiet']}>
          {kept.length === 0
            ? t('review.keptNone')
            : t('review.kept', { count: kept.length, number: format.number(kept.length) })}
        </p>
      )}
      <div>
        <Button onClick={() => openPanel({ kind: 'versions' })}>
          <Camera aria-hidden size={18} />
          {t('review.toVersions')}
        </Button>
      </div>
    </section>
  );
}
