import { hasOpenPlans } from '../session/open-plans.ts';
import { writingField } from '../ui/writing-field.ts';

/** Whether somebody is in the middle of something on this page: a plan, a form, a question that they were asked. */
export function isBusy(): boolean {
  const isAsked = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
  return hasOpenPlans() || writingField() !== undefined || isAsked;
}
