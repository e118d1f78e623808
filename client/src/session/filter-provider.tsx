import { type ReactNode, useLayoutEffect, useState } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';

import { createCell } from '../platform/cell.ts';
import { filterPart } from './filter-address.ts';
import { FilterReader } from './filter-reader.ts';
import { useOpenPlan, usePlan } from './open-plan-context.ts';
import { FilteredContext } from './shown-records.ts';

/** What is inside shows of the plan what the page's address asks for. */
export function FilterProvider({ children }: { readonly children: ReactNode }) {
  const asked = useLocationProperty(askedNow);
  const { participantId } = useOpenPlan().entry;
  const [reader] = useState(() => new FilterReader(participantId));
  const filtered = usePlan((plan) => reader.read(plan, asked));
  const [cell] = useState(() => createCell(filtered));
  // Before the page is painted, whoever listens is drawn again.
  useLayoutEffect(() => cell.set(filtered), [cell, filtered]);
  return <FilteredContext value={cell}>{children}</FilteredContext>;
}

function askedNow(): string {
  return filterPart(window.location.search);
}
