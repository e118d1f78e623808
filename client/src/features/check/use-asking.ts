import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { todayBy } from '../../session/today.ts';
import { useDiscussion } from '../../session/use-discussion.ts';
import { useFormat } from '../../strings/format.ts';
import type { Asking } from './question.ts';

/** The plan as it is at this moment, for a question to be asked of it. */
export function useAsking(): Asking {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { clock } = useDevice();
  const discussion = useDiscussion()?.discussion;
  return { t, format, plan, discussion, snapshot: plan.snapshot(), today: todayBy(clock) };
}
