import { addRecord } from '@holdfast/plan-model';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../../strings/why-strings.ts';
import { FilteredNote } from '../../records/filtered-note.tsx';
import { InTurn } from '../../records/in-turn.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Section } from '../../ui/section.tsx';
import { CauseItem } from './cause-item.tsx';

import styles from './causes.module.css';

/** Comes when it is opened, and with it the list of what others have named. */
const ReadyCauses = latePart(async () => (await import('./ready-causes.tsx')).ReadyCauses);

/** Why learners leave, as the community sees it. */
export function Causes() {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const causes = usePlan((snapshot) => snapshot.causes);
  return (
    <Section id="causes" heading={t('sections.causes')} guidance={t('causes.guidance')}>
      {causes.length === 0 && <p className={styles['empty']}>{t('causes.empty')}</p>}
      <ul className={styles['list']} aria-label={t('sections.causes')} data-list="causes">
        {causes.map((cause, index) => (
          <InTurn key={cause.id} id={recordKey({ root: 'causes', id: cause.id })}>
            <CauseItem cause={cause} number={index + 1} />
          </InTurn>
        ))}
      </ul>
      <FilteredNote root="causes" ids={causes.map(({ id }) => id)} />
      {mayEdit && <AddCause />}
    </Section>
  );
}

function AddCause() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft('causes');
  const rules = useLineRules();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <div className={styles['add']}>
      <AddLine
        id="add-cause"
        label={t('causes.add')}
        placeholder={t('causes.addPlaceholder')}
        addLabel={t('goals.addConfirm')}
        rules={rules}
        draft={draft}
        onAdd={(statement) => addRecord(plan, 'causes', { values: {}, texts: { statement } })}
      />
      <Button onClick={() => setChoosing(true)}>
        <ListChecks aria-hidden size={18} />
        {t('causes.choose')}
      </Button>
      {isChoosing && <ReadyCauses onClose={() => setChoosing(false)} />}
    </div>
  );
}
