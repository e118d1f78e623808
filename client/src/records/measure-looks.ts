import type { MeasureStatus } from '@holdfast/plan-model';

import type { StatusLook } from '../ui/status-word.tsx';

/** How the status of a measure looks, wherever it stands. */
export const MEASURE_LOOKS = {
  idea: 'open',
  agreed: 'agreed',
  running: 'running',
  done: 'done',
  paused: 'paused',
  dropped: 'ended',
} as const satisfies Record<MeasureStatus, StatusLook>;
