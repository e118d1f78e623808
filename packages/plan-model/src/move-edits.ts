import { transactEdit } from './edit.ts';
import type { GoalId, RecordIds, RecordRoot, TargetId } from './ids.ts';
import { addLink, removeLink } from './plan-edits.ts';
import type { Plan } from './plan.ts';
import { getRecordMap, moveRecord, type Place, setRecord } from './record-edits.ts';
import type { RecordPatch } from './record-kinds.ts';

export interface TargetMove {
  /** The goal under which it was taken up; it stays under every other one that it belongs to. */
  readonly from: GoalId | null;
  readonly to: GoalId;
  readonly place?: Place<'targets'> | undefined;
}

/** Puts a target under another goal, beside one that stands there: one edit, and so one step of undo. */
export function moveTarget(plan: Plan, target: TargetId, { from, to, place }: TargetMove): void {
  getRecordMap(plan, 'goals', to);
  transactEdit(plan, 'edit', () => {
    if (place !== undefined) moveRecord(plan, { root: 'targets', id: target }, place);
    addLink(plan, { kind: 'goal', target, goal: to });
    if (from !== null && from !== to) removeLink(plan, { kind: 'goal', target, goal: from });
  });
}

/** What makes a record one of another list, and beside which record of that list it goes. */
export interface MoveInto<Root extends RecordRoot> {
  readonly patch: RecordPatch<Root>;
  readonly place?: Place<Root> | undefined;
}

/** Puts a record into another list of its kind, such as an actor into another group: one edit, one step of undo. */
export function moveInto<Root extends RecordRoot>(
  plan: Plan,
  record: { readonly root: Root; readonly id: RecordIds[Root] },
  { patch, place }: MoveInto<Root>,
): void {
  transactEdit(plan, 'edit', () => {
    if (place !== undefined) moveRecord(plan, record, place);
    setRecord(plan, record.root, { id: record.id, patch });
  });
}
