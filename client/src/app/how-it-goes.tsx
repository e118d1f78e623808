import { Camera, Target } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { openPanel } from '../session/plan-panel.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';
import { goToSection } from './chapters.tsx';

import styles from './plan-screen.module.css';

/** The chapter that is still to come: what will stand there, and what already serves it. */
export function HowItGoes() {
  const { t } = useTranslation();
  return (
    <Section id="progress" heading={t('sections.progress')} guidance={t('progress.guidance')}>
      <p className={styles['today']}>{t('progress.today')}</p>
      <div className={styles['todayActions']}>
        <Button onClick={() => goToSection('goals')}>
          <Target aria-hidden size={18} />
          {t('progress.toTargets')}
        </Button>
        <Button onClick={() => openPanel({ kind: 'versions' })}>
          <Camera aria-hidden size={18} />
          {t('progress.keep')}
        </Button>
      </div>
    </Section>
  );
}
