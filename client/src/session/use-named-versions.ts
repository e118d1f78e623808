import { useEffect, useMemo } from 'react';

import { documentKey } from '../platform/document-key.ts';
import { NamedVersions } from '../platform/named-versions.ts';
import { useDevice } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';

/** The named versions of the open plan, watched while the component that asks is there. */
export function useNamedVersions(): NamedVersions {
  const { database, clock } = useDevice();
  const { planId, participantId } = useOpenPlan().entry;
  const versions = useMemo(() => {
    const key = documentKey({ planId, participantId, document: 'content' });
    return new NamedVersions({ database, key, clock });
  }, [database, clock, planId, participantId]);
  useEffect(() => {
    versions.start();
    return () => versions.close();
  }, [versions]);
  return versions;
}
