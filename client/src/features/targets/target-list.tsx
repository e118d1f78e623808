import { addTarget, type GoalId, type TargetId } from '@holdfast/plan-model';
import { BookOpen } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { FilteredNote } from '../../records/filtered-note.tsx';
import { InTurn } from '../../records/in-turn.tsx';
import { listKey, type RecordList } from '../../records/record-list.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useShownCount } from '../../session/shown-records.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useHand } from '../../session/use-presence.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { AddLine } from '../../ui/add-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IndicatorLibrary } from './library-later.ts';
import { addTargetFromLibrary } from './take-from-library.ts';
import { TargetItem } from './target-item.tsx';

import styles from './targets.module.css';

export interface TargetListProps {
  readonly goal: { readonly id: GoalId; readonly title: string };
  readonly renderContext: (id: TargetId) => ReactNode;
}

const NONE: readonly TargetId[] = [];

/** The targets of one goal, with a line to add another. */
export function TargetList({ goal, renderContext }: TargetListProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const targets = usePlan((snapshot) => snapshot.links.targetsByGoal.get(goal.id)) ?? NONE;
  const draft = useLineDraft(`targets/${goal.id}`);
  const rules = useLineRules(200);
  // Whoever writes a line for a goal that somebody removes is told, as in its texts.
  const setHand = useHand(`goals/${goal.id}/targets`);
  const list = useMemo((): RecordList => ({ root: 'targets', goal: goal.id }), [goal.id]);

  function add(name: string): void {
    // What most plans of this kind count is a rate that should fall; all of it is changed in the sentence.
    const indicator = { name, unit: '%', decimals: 1, direction: 'down' } as const;
    addTarget(plan, { indicator, goals: [goal.id] });
  }

  return (
    <>
      <ul
        className={styles['list']}
        aria-label={t('targets.listOf', { goal: goal.title })}
        data-list={listKey(list)}
      >
        {targets.map((id) => (
          <InTurn key={id} id={recordKey({ root: 'targets', id })}>
            <TargetItem id={id} list={list} renderContext={renderContext} />
          </InTurn>
        ))}
      </ul>
      <FilteredNote root="targets" ids={targets} isOneOfMany />
      {mayEdit && (
        <div className={styles['add']}>
          <AddLine
            label={t('targets.addTo', { goal: goal.title })}
            placeholder={t('targets.addPlaceholder')}
            addLabel={t('targets.addConfirm')}
            rules={rules}
            draft={draft}
            onAdd={add}
            onHand={setHand}
          />
          <FromLibrary goal={goal} />
        </div>
      )}
    </>
  );
}

/** What can be counted, to choose from, for whoever does not know it by heart. */
function FromLibrary({ goal }: Pick<TargetListProps, 'goal'>) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t('targets.fromLibraryFor', { goal: goal.title })}
        onClick={() => setOpen(true)}
      >
        <BookOpen aria-hidden size={18} />
        {t('targets.fromLibrary')}
      </Button>
      {isOpen && (
        <IndicatorLibrary
          mode="target"
          onChoose={(chosen) => addTargetFromLibrary(plan, chosen, goal.id)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const WITHOUT_GOAL: RecordList = { root: 'targets', goal: null };

/** Targets whose goals were removed, or that never had one: what stands in a plan must be in sight. */
export function TargetsWithoutGoal({ renderContext }: Pick<TargetListProps, 'renderContext'>) {
  const { t } = useTranslation();
  const targets = usePlan((snapshot) => snapshot.targets);
  const goalsByTarget = usePlan((snapshot) => snapshot.links.goalsByTarget);
  const loose = targets.filter(({ id }) => !goalsByTarget.has(id));
  const shown = useShownCount(
    'targets',
    loose.map(({ id }) => id),
  );
  if (loose.length === 0) return null;
  return (
    <section className={styles['without']} hidden={shown === 0}>
      <h3 className={styles['heading']}>{t('targets.without')}</h3>
      <ul className={styles['list']} data-list={listKey(WITHOUT_GOAL)}>
        {loose.map(({ id }) => (
          <InTurn key={id} id={recordKey({ root: 'targets', id })}>
            <TargetItem id={id} list={WITHOUT_GOAL} renderContext={renderContext} />
          </InTurn>
        ))}
      </ul>
    </section>
  );
}
