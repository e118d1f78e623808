import '../../strings/goes-strings.ts';
import { addRecord, type AssessmentId } from '@holdfast/plan-model';
import { Plus } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { goToRecord } from '../../session/plan-panel.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { Button } from '../../ui/button.tsx';
import { StatusWord } from '../../ui/status-word.tsx';

import styles from './assessments.module.css';

/** Where the points are low, work begins: with a measure that is there, or a new one. */
export function WorkedOnFirst({ assessment }: { readonly assessment: AssessmentId }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const picked = usePlan((snapshot) => snapshot.links.measuresByAssessment.get(assessment));

  function add(): void {
    const measure = addRecord(plan, 'measures', {
      values: { status: 'idea' },
      links: (id) => [{ kind: 'improves', measure: id, assessment }],
    });
    // Once it is drawn.
    requestAnimationFrame(() => goToRecord({ root: 'measures', id: measure }));
  }
  return (
    <div className={styles['first']}>
      <StatusWord look="atRisk">{t('selfCheck.first')}</StatusWord>
      <p className={styles['sentence']}>
        <Trans
          i18nKey="selfCheck.doing"
          components={{
            measures: (
              <LinkedSlot
                label={t('selfCheck.doingLabel')}
                place={`assessments/${assessment}/improves`}
                root="measures"
                picked={picked}
                empty={t('selfCheck.noMeasures')}
                gap={t('selfCheck.nothingDone')}
                linkTo={(measure) => ({ kind: 'improves', measure, assessment })}
              />
            ),
          }}
        />
      </p>
      {mayEdit && (
        <Button variant="quiet" onClick={add}>
          <Plus aria-hidden size={18} />
          {t('selfCheck.addMeasure')}
        </Button>
      )}
    </div>
  );
}
