import { navigate, useLocationProperty } from 'wouter/use-browser-location';

import { addressWith } from './plan-address.ts';

/** The ways to look at the same records. The view is part of the page's address, so that a link opens the same one. */
export const PLAN_VIEWS = ['plan', 'board', 'timeline', 'roles'] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];

const NAME = 'view';
const FIRST: PlanView = 'plan';

/** The view that the page's address asks for: the plan itself where it asks for none that there is. */
export function usePlanView(): PlanView {
  return useLocationProperty(viewNow);
}

function viewNow(): PlanView {
  const asked = new URLSearchParams(window.location.search).get(NAME);
  return PLAN_VIEWS.find((view) => view === asked) ?? FIRST;
}

/** Opens another view; going back leads to the one before. What is beside the plan stays, as it was opened. */
export function openView(view: PlanView): void {
  if (view === viewNow()) return;
  navigate(addressWith(NAME, view === FIRST ? [] : [view]), { state: window.history.state });
}

/** Does something in the plan itself, which is brought there first when another view is open. */
export function inThePlan(act: () => void): void {
  if (viewNow() === FIRST) {
    act();
    return;
  }
  openView(FIRST);
  // By then it is drawn.
  requestAnimationFrame(act);
}
