import { useEffect, useState } from 'react';

import { documentKey } from '../platform/document-key.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { countWaiting } from '../platform/unsent-work.ts';
import { useDevice } from './device.ts';

/** How many changes of a plan that is not open the relay has not acknowledged. 0 until that is known. */
export function useWaitingChanges({ planId, participantId }: LibraryPlan): number {
  const { database } = useDevice();
  const [count, setCount] = useState(0);
  useEffect(() => {
    let isGone = false;
    const key = documentKey({ planId, participantId, document: 'content' });
    database
      .read((tables) => countWaiting(tables, key))
      .then(
        (waiting) => {
          if (!isGone) setCount(waiting);
        },
        // The state of the device's storage says why nothing is known.
        () => {},
      );
    return () => {
      isGone = true;
    };
  }, [database, planId, participantId]);
  return count;
}
