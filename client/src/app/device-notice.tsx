import { useTranslation } from 'react-i18next';
import { useRoute } from 'wouter';

import type { DeviceStatus } from '../platform/device-status.ts';
import { useDevice } from '../session/device.ts';
import { useReadable } from '../session/use-readable.ts';
import { Notice } from '../ui/notice.tsx';

/** What is wrong with the storage of this device, while something is. */
export function DeviceNotice() {
  const { t } = useTranslation();
  const status = useReadable(useDevice().database.status);
  const [isInPlan] = useRoute('/plan/:planId');
  const problem = problemOf(status);
  // A plan says for itself which changes did not fit.
  if (problem === 'full' && isInPlan) return null;
  if (problem === undefined) return null;
  return <Notice kind={problem === 'emptied' ? 'care' : 'bad'}>{t(`device.${problem}`)}</Notice>;
}

function problemOf(status: DeviceStatus) {
  switch (status.kind) {
    case 'opening':
      return undefined;
    case 'ready':
      return status.emptied ? 'emptied' : undefined;
    case 'full':
      return status.kind;
    case 'unavailable':
      return status.reason === 'denied' || status.reason === 'blocked' ? status.reason : 'failing';
  }
}
