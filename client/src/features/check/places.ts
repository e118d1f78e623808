import type { Gap, PlanSection } from '@holdfast/plan-check';
import type { PlanSnapshot, RecordAddress } from '@holdfast/plan-model';
import { createContext, useContext } from 'react';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { goToRecord, openPanel } from '../../session/plan-panel.ts';

/** How one gets to a section of the plan: the page knows. */
export const GoToSectionContext = createContext<(section: PlanSection) => void>(() => {});

/** Leads to where something is missing. */
export function useGoToGap(): (gap: Gap) => void {
  const { plan } = useOpenPlan();
  const goToSection = useContext(GoToSectionContext);
  return ({ ask, place }) => {
    switch (place.kind) {
      case 'record':
        return goToRecord(shownRecord(ask, place.record, plan.snapshot()));
      case 'section':
        return goToSection(place.section);
      case 'groups':
        return ask === 'hear' ? openPanel({ kind: 'heard' }) : goToSection(sectionOf(ask));
      case 'meta':
        return goToSection(SECTION_OF[place.field]);
    }
  };
}

function sectionOf(ask: Gap['ask']): PlanSection {
  return ask === 'takePart' ? 'roles' : 'community';
}

/** The period of a plan stands above its vision, its languages where the community is. */
const SECTION_OF = {
  periodStart: 'vision',
  periodEnd: 'vision',
  languages: 'community',
  reviewEveryMonths: 'reviews',
} as const satisfies Record<string, PlanSection>;

/** What is said of an indicator is read below the targets that it measures; its numbers are written in its own place. */
function shownRecord(ask: Gap['ask'], record: RecordAddress, { targets }: PlanSnapshot): RecordAddress {
  if (record.root !== 'indicators' || ask === 'measurement') return record;
  const target = targets.find(({ indicatorId }) => indicatorId === record.id);
  return target === undefined ? record : { root: 'targets', id: target.id };
}
