import { systemClock } from '@holdfast/base';

import { persistentStorage } from '../platform/capabilities.ts';
import { openDeviceDatabase } from '../platform/device-database.ts';
import { openIdentityStore } from '../platform/device-identity.ts';
import { localStorageDrafts } from '../platform/line-drafts.ts';
import { watchPage } from '../platform/page.ts';
import { openPlanLibrary } from '../platform/plan-library.ts';
import { RelayApi } from '../platform/relay-api.ts';
import { localStorageMarker } from '../platform/use-marker.ts';
import type { Device } from './device.ts';

/** Wires this page to the device. Everything opens in the background; what fails is said in the parts' own states. */
export function openDevice(): Device {
  const marker = localStorageMarker();
  const database = openDeviceDatabase({ marker });
  return {
    clock: systemClock,
    database,
    library: openPlanLibrary(database, { marker, indexedDB: globalThis.indexedDB }),
    identity: openIdentityStore(database),
    drafts: localStorageDrafts(),
    api: new RelayApi(),
    page: watchPage(),
    persistence: persistentStorage(),
  };
}
