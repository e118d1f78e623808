import '../../strings/goes-strings.ts';
import { addRecord } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { InTurn } from '../../records/in-turn.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Section } from '../../ui/section.tsx';
import { EvaluationItem } from './evaluation-item.tsx';

import styles from './evaluations.module.css';

/** How the community will find out whether what it did has helped. */
export function Evaluations() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const evaluations = usePlan((snapshot) => snapshot.evaluations);
  const draft = useLineDraft('evaluations');
  const rules = useLineRules();
  return (
    <Section id="evaluations" heading={t('sections.evaluations')} guidance={t('evaluation.guidance')}>
      {evaluations.length === 0 && <p className={styles['empty']}>{t('evaluation.empty')}</p>}
      <ul className={styles['list']} aria-label={t('sections.evaluations')} data-list="evaluations">
        {evaluations.map((evaluation, index) => (
          <InTurn key={evaluation.id} id={recordKey({ root: 'evaluations', id: evaluation.id })}>
            <EvaluationItem evaluation={evaluation} number={index + 1} />
          </InTurn>
        ))}
      </ul>
      {mayEdit && (
        <AddLine
          id="add-evaluation"
          label={t('evaluation.add')}
          placeholder={t('evaluation.placeholder')}
          addLabel={t('evaluation.addConfirm')}
          rules={rules}
          draft={draft}
          onAdd={(title) => addRecord(plan, 'evaluations', { values: {}, texts: { title } })}
        />
      )}
    </Section>
  );
}
