import { type Clock, systemClock } from '@holdfast/base';

import { persistentStorage } from '../platform/capabilities.ts';
import { openDeviceDatabase } from '../platform/device-database.ts';
import { openIdentityStore } from '../platform/device-identity.ts';
import { localStorageDrafts } from '../platform/line-drafts.ts';
import { watchPage } from '../platform/page.ts';
import { openPlanLibrary } from '../platform/plan-library.ts';
import { RelayApi } from '../platform/relay-api.ts';
import { memoryMarker } from '../platform/storage-faults.ts';
import type { Device } from './device.ts';

/** For tests: a page without a network, over the storage of this test's browser. */
export function openTestDevice(clock: Clock = systemClock): Device {
  const marker = memoryMarker();
  const database = openDeviceDatabase({ marker });
  return {
    clock,
    database,
    library: openPlanLibrary(database, { marker, indexedDB, clock }),
    identity: openIdentityStore(database),
    api: new RelayApi({ fetch: () => Promise.reject(new TypeError('no network')) }),
    page: watchPage(),
    drafts: localStorageDrafts(),
    persistence: persistentStorage(),
  };
}

export function closeTestDevice({ library, page, database }: Device): void {
  library.close();
  page.close();
  database.close();
}
