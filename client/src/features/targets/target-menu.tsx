import {
  addLink,
  DIRECTIONS,
  type GoalId,
  type GoalSnapshot,
  type Plan,
  removeLink,
  setIndicator,
  type TargetId,
  UNITS,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { RecordTools } from '../../records/record-tools.tsx';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';
import type { MenuItem } from '../../ui/menu-props.ts';
import { type TargetParts, UNIT_NAMES } from './target-sentence.ts';

/** What can be done with a target besides filling in its sentence. */
export function TargetMenu({ siblings, ...parts }: TargetParts & { readonly siblings: readonly TargetId[] }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const goals = usePlan((snapshot) => snapshot.goals);
  const { target, indicator } = parts;
  const linked = usePlan((snapshot) => snapshot.links.goalsByTarget.get(target.id));
  const items: MenuItem[] = [
    ...(indicator === undefined ? [] : indicatorItems(indicator.id)),
    ...goals.filter((goal) => linked?.includes(goal.id) !== true).map(moveItem),
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
      label: t('targets.moveTo', { goal: lineOf(goal.statement) || t('goals.untitled') }),
      onAction: () => moveTarget(plan, target.id, { from: linked ?? [], to: goal.id }),
    };
  }
  return <RecordTools record={{ root: 'targets', id: target.id }} siblings={siblings} items={items} />;
}

function moveTarget(
  plan: Plan,
  target: TargetId,
  goals: { readonly from: readonly GoalId[]; readonly to: GoalId },
): void {
  addLink(plan, { kind: 'goal', target, goal: goals.to });
  for (const goal of goals.from) removeLink(plan, { kind: 'goal', target, goal });
}
