import {
  addLink,
  archiveRecord,
  DIRECTIONS,
  type GoalId,
  type GoalSnapshot,
  isUnreadable,
  type Plan,
  removeLink,
  restoreRecord,
  setIndicator,
  type TargetId,
  UNITS,
} from '@holdfast/plan-model';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useFormat } from '../../strings/format.ts';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { slotTexts, type TargetParts, UNIT_NAMES } from './target-sentence.ts';

/** What can be done with a target besides filling in its sentence. */
export function TargetMenu(parts: TargetParts) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const goals = usePlan((snapshot) => snapshot.goals);
  const { target, indicator } = parts;
  const linked = usePlan((snapshot) => snapshot.links.goalsByTarget.get(target.id));
  const title = slotTexts(parts, { t, format }).indicator.text;

  function remove(): void {
    archiveRecord(plan, { root: 'targets', id: target.id });
    showToast({
      text: t('targets.removed', { title }),
      action: { label: t('app.undo'), run: () => restoreRecord(plan, { root: 'targets', id: target.id }) },
    });
  }
  const items: MenuItem[] = [
    ...(indicator === undefined ? [] : indicatorItems(indicator.id)),
    ...goals.filter((goal) => linked?.includes(goal.id) !== true).map(moveItem),
    { id: 'remove', label: t('targets.remove'), onAction: remove },
  ];
  function indicatorItems(id: NonNullable<typeof indicator>['id']): MenuItem[] {
    const directions = DIRECTIONS.filter((direction) => direction !== indicator?.direction).map(
      (direction) => ({
        id: direction,
        label: t(`targets.directions.${direction}`),
        onAction: () => setIndicator(plan, id, { direction }),
      }),
    );
    const units = UNITS.filter((unit) => unit !== indicator?.unit).map((unit) => ({
      id: unit,
      label: t(`targets.countIn.${UNIT_NAMES[unit]}`),
      onAction: () => setIndicator(plan, id, { unit }),
    }));
    return [...directions, ...units];
  }
  function moveItem(goal: GoalSnapshot): MenuItem {
    return {
      id: `move-${goal.id}`,
      label: t('targets.moveTo', { goal: goalTitle(goal) || t('goals.untitled') }),
      onAction: () => moveTarget(plan, target.id, { from: linked ?? [], to: goal.id }),
    };
  }
  return (
    <Menu label={t('targets.actions', { title })} icon={<Ellipsis aria-hidden size={20} />} items={items} />
  );
}

function goalTitle({ statement }: GoalSnapshot): string {
  return isUnreadable(statement) ? '' : statement.plainText.replaceAll(/\s+/gu, ' ').trim();
}

function moveTarget(
  plan: Plan,
  target: TargetId,
  goals: { readonly from: readonly GoalId[]; readonly to: GoalId },
): void {
  addLink(plan, { kind: 'goal', target, goal: goals.to });
  for (const goal of goals.from) removeLink(plan, { kind: 'goal', target, goal });
}
