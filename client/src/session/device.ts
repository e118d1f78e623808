import type { Clock } from '@holdfast/base';
import { createContext, useContext } from 'react';

import type { PersistentStorage } from '../platform/capabilities.ts';
import type { DeviceDatabase } from '../platform/device-database.ts';
import type { IdentityStore } from '../platform/device-identity.ts';
import type { LineDrafts } from '../platform/line-drafts.ts';
import type { Page } from '../platform/page.ts';
import type { PlanLibrary } from '../platform/plan-library.ts';
import type { RelayApi } from '../platform/relay-api.ts';

/** What this page has of the device: made once when it starts, and alive as long as it is. */
export interface Device {
  readonly clock: Clock;
  readonly database: DeviceDatabase;
  readonly library: PlanLibrary;
  readonly identity: IdentityStore;
  readonly drafts: LineDrafts;
  readonly api: RelayApi;
  readonly page: Page;
  /** The browser's promise not to remove what is stored here. */
  readonly persistence: PersistentStorage;
}

export const DeviceContext = createContext<Device | undefined>(undefined);

export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (device === undefined) throw new Error('useDevice: there is no DeviceContext above this component');
  return device;
}
