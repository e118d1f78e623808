import { ROOM_FOR_PANEL } from '../ui/use-media.ts';
import { closePanel } from './plan-panel.ts';
import { inThePlan } from './plan-view.ts';

/** Shows something of the plan to whoever asked for it in a panel: one that covers the plan makes way, and so does another view. */
export function showInPlan(show: () => void): void {
  if (!window.matchMedia(ROOM_FOR_PANEL).matches) closePanel();
  // A sheet that has just been closed gives the focus back first.
  requestAnimationFrame(() => inThePlan(show));
}
