import { useTranslation } from 'react-i18next';

import { PlanText } from '../../rich-text/plan-text.tsx';
import { usePlan } from '../../session/open-plan-context.ts';
import { Section } from '../../ui/section.tsx';

import styles from './vision.module.css';

/** What the community wants its school to be, in its own words. */
export function Vision() {
  const { t } = useTranslation();
  const text = usePlan((plan) => plan.vision);
  return (
    <Section id="vision" heading={t('vision.heading')} guidance={t('vision.guidance')}>
      <PlanText
        address="vision"
        text={text}
        label={t('vision.label')}
        placeholder={t('vision.placeholder')}
        className={styles['text']}
      />
    </Section>
  );
}
