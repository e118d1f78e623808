import type { Group } from '@holdfast/sync-protocol';

import { createCell } from '../platform/cell.ts';

/** Somebody wants to invite people, perhaps of one group. Undefined while nobody does. */
export const shareRequest = createCell<{ readonly group: Group | undefined } | undefined>(undefined);
