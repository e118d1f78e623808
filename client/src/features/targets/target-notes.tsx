import '../../strings/goes-strings.ts';
import {
  type IndicatorId,
  removeLink,
  setTarget,
  type TargetId,
  type TargetSnapshot,
} from '@holdfast/plan-model';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { shownName } from '../../session/record-name.ts';
import { milestonesOf, numbersOf } from '../../session/target-numbers.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { ChangeInWords } from './change-in-words.tsx';
import { StepsOnTheWay } from './steps-on-the-way.tsx';
import { TargetRemarks } from './target-remark-list.tsx';
import type { TargetParts } from './target-sentence.ts';

import styles from './targets.module.css';

/** What is known of a target beside its sentence, and what speaks against it while it is being set. */
export function TargetNotes({ target, indicator }: TargetParts) {
  const mayEdit = useMayEdit();
  const milestones = usePlan((plan) => plan.milestones);
  const steps = useMemo(() => milestonesOf({ milestones }, target.id), [milestones, target.id]);
  const numbers = useMemo(() => numbersOf(target, indicator, steps), [target, indicator, steps]);
  return (
    <>
      <StartKnownBy target={target} />
      <StepsOnTheWay target={target} indicator={indicator} steps={steps} />
      <Beside target={target.id} />
      {mayEdit && (
        <>
          <ChangeInWords indicator={indicator} numbers={numbers} />
          <TargetRemarks target={target} indicator={indicator} numbers={numbers} steps={steps} />
        </>
      )}
    </>
  );
}

/** Where nobody knows the starting value yet: when somebody will. */
function StartKnownBy({ target: { id, baselineValue, collectBy } }: { readonly target: TargetSnapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  if (baselineValue !== null || (collectBy === null && !mayEdit)) return null;
  return (
    <p className={styles['note']}>
      <Trans
        i18nKey="setting.collectBy"
        components={{
          together: <span className={styles['together']} />,
          date: (
            <MonthSlot
              label={t('setting.collectByLabel')}
              day="last"
              place={`targets/${id}/collectBy`}
              value={collectBy}
              shown={slotText(
                collectBy,
                (date) => format.month(date.slice(0, 7)),
                t,
                t('setting.collectByGap'),
              )}
              onCommit={(next) => setTarget(plan, id, { collectBy: next })}
            />
          ),
        }}
      />
    </p>
  );
}

const NONE: readonly IndicatorId[] = [];

/** The wider picture by its names; its figures stand below, where there are any. */
function Beside({ target }: { readonly target: TargetId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const ids = usePlan((snapshot) => snapshot.links.contextByTarget.get(target)) ?? NONE;
  const names = usePlan((snapshot) =>
    format.list(ids.map((id) => shownName(snapshot, { root: 'indicators', id }, t))),
  );
  if (ids.length === 0) return null;
  return (
    <p className={styles['note']}>
      {t('setting.beside', { names })}
      {mayEdit &&
        ids.map((indicator) => {
          const name = shownName(plan.snapshot(), { root: 'indicators', id: indicator }, t);
          return (
            <Button
              key={indicator}
              variant="quiet"
              square
              aria-label={t('setting.removeBeside', { name })}
              onClick={() => removeLink(plan, { kind: 'context', target, indicator })}
            >
              <X aria-hidden size={16} />
            </Button>
          );
        })}
    </p>
  );
}
