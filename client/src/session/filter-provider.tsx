import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useLocationProperty } from 'wouter/use-browser-location';

import { filterPart } from './filter-address.ts';
import { FilterReader } from './filter-reader.ts';
import { usePlan } from './open-plan-context.ts';
import { FilteredContext, FilteredNowContext } from './shown-records.ts';

/** What is inside shows of the plan what the page's address asks for. */
export function FilterProvider({ children }: { readonly children: ReactNode }) {
  const asked = useLocationProperty(askedNow);
  const [reader] = useState(() => new FilterReader());
  const filtered = usePlan((plan) => reader.read(plan, asked));
  const now = useRef(filtered);
  useLayoutEffect(() => {
    now.current = filtered;
  }, [filtered]);
  return (
    <FilteredContext value={filtered}>
      <FilteredNowContext value={now}>{children}</FilteredNowContext>
    </FilteredContext>
  );
}

function askedNow(): string {
  return filterPart(window.location.search);
}
