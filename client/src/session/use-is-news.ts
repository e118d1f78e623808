import { type FragmentAddress, fragmentKey } from '@holdfast/plan-model';

import { useOpenPlan } from './open-plan-context.ts';
import { useReadable } from './use-readable.ts';

/** Whether others have changed this text since the person was last here, and it has not been read. */
export function useIsNews(address: FragmentAddress): boolean {
  const report = useReadable(useOpenPlan().absence.report);
  const key = fragmentKey(address);
  return (
    report?.changes.some((change) => change.kind === 'text' && fragmentKey(change.text) === key) === true
  );
}
