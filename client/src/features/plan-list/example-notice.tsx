import '../../strings/begin-strings.ts';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { titleLine } from '../../session/title-line.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RemovalQuestion } from './removal-question.tsx';
import { useRemoval } from './use-removal.ts';

/** Says of a made-up plan that it is one, and removes it with one press. */
export function ExampleNotice() {
  const { t } = useTranslation();
  const { entry } = useOpenPlan();
  const [, navigate] = useLocation();
  const title = titleLine(usePlan((plan) => plan.title).plainText) || t('plans.untitled');
  const removal = useRemoval({ plan: entry, title, onRemoved: () => navigate('/') });
  return (
    <>
      <Notice
        kind="note"
        actions={<Button onClick={() => void removal.begin()}>{t('example.remove')}</Button>}
      >
        {t('example.text')}
      </Notice>
      <RemovalQuestion plan={entry} title={title} removal={removal} />
    </>
  );
}
