import type { StorageProblem } from './storage-error.ts';

/** Whether this device can keep work. Everything but `ready` needs words in the interface. */
export type DeviceStatus =
  | { readonly kind: 'opening' }
  /** `emptied`: there were plans on this device, the browser has removed them, and no open page had them. */
  | { readonly kind: 'ready'; readonly emptied: boolean }
  /** Tried again by itself, with back-off. Work stays in the open page until then. */
  | { readonly kind: 'unavailable'; readonly reason: Exclude<StorageProblem, 'full' | 'closed'> }
  /** Reading works; the last write did not fit. Cleared by the next write that does. */
  | { readonly kind: 'full' };
