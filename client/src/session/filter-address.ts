import { navigate } from 'wouter/use-browser-location';

import { addressOf, addressWith } from './plan-address.ts';
import { FILTER_KINDS, type FilterKind } from './plan-filter.ts';

/** What of an address asks for a filter, and nothing else of it; empty where nothing does. */
export function filterPart(search: string): string {
  const params = new URLSearchParams(search);
  const asked = FILTER_KINDS.flatMap((kind) => params.getAll(kind).map((value) => [kind, value]));
  return new URLSearchParams(asked).toString();
}

/** Asks for other values of one kind. Going back leads out of the view, and not through every filter that was tried. */
export function setFilter(kind: FilterKind, values: readonly string[]): void {
  navigate(addressWith(kind, values), { replace: true, state: window.history.state });
}

export function clearFilter(): void {
  const params = new URLSearchParams(window.location.search);
  for (const kind of FILTER_KINDS) params.delete(kind);
  navigate(addressOf(params), { replace: true, state: window.history.state });
}
