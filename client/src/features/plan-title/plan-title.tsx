import { useTranslation } from 'react-i18next';

import { PlanText } from '../../rich-text/plan-text.tsx';
import { usePlan } from '../../session/open-plan-context.ts';
import { titleLine } from '../../session/title-line.ts';
import { PlanInShort } from './plan-in-short.tsx';
import { PlanPeriod } from './plan-period.tsx';

import styles from './plan-title.module.css';

/** The name of the plan, as its first heading and as the title of the page; below it for whom and when it is, and what it is about. */
export function PlanTitle() {
  const { t } = useTranslation();
  const text = usePlan((plan) => plan.title);
  const title = titleLine(text.plainText) || t('plans.untitled');
  return (
    <header className={styles['head']}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <h1 className={styles['title']}>
        <PlanText
          address="title"
          text={text}
          label={t('plan.titleLabel')}
          placeholder={t('plan.titlePlaceholder')}
        />
      </h1>
      <PlanPeriod />
      <PlanInShort />
    </header>
  );
}
