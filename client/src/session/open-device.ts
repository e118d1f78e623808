import { systemClock } from '@holdfast/base';

import { persistentStorage } from '../platform/capabilities.ts';
import { openDeviceDatabase } from '../platform/device-database.ts';
import { openIdentityStore } from '../platform/device-identity.ts';
import { localStorageDrafts } from '../platform/line-drafts.ts';
import { watchPage } from '../platform/page.ts';
import { openPlanLibrary } from '../platform/plan-library.ts';
import { RelayApi } from '../platform/relay-api.ts';
import { localStorageMarker } from '../platform/use-marker.ts';
import { late } from '../ui/late-part.ts';
import type { Device } from './device.ts';
import { tellUntold } from './tell-untold.ts';

const loadTelling = late(() => import('../platform/tell-person.ts'));

/** Wires this page to the device. Everything opens in the background; what fails is said in the parts' own states. */
export function openDevice(): Device {
  const marker = localStorageMarker();
  const database = openDeviceDatabase({ marker });
  const library = openPlanLibrary(database, { marker, indexedDB: globalThis.indexedDB });
  const api = new RelayApi();
  const page = watchPage();
  tellUntold({ library, api, page, clock: systemClock }, loadTelling);
  return {
    clock: systemClock,
    database,
    library,
    identity: openIdentityStore(database),
    drafts: localStorageDrafts(),
    api,
    page,
    persistence: persistentStorage(),
  };
}
