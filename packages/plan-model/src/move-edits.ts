import { transactEdit } from './edit.ts';
import type { ActorId, GoalId, TargetId } from './ids.ts';
import { addLink, removeLink, setActor } from './plan-edits.ts';
import type { Plan } from './plan.ts';
import { getRecordMap, moveRecord, type Place } from './record-edits.ts';
import type { ActorGroup } from './record-kinds.ts';

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

export interface ActorMove {
  readonly group: ActorGroup;
  readonly place?: Place<'actors'> | undefined;
}

/** Puts an actor into another group, beside one that stands there: one edit, and so one step of undo. */
export function moveActor(plan: Plan, actor: ActorId, { group, place }: ActorMove): void {
  transactEdit(plan, 'edit', () => {
    if (place !== undefined) moveRecord(plan, { root: 'actors', id: actor }, place);
    setActor(plan, actor, { group });
  });
}
