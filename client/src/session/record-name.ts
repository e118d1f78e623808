import {
  type Field,
  isUnreadable,
  type PlanSnapshot,
  type RecordAddress,
  type TextSnapshot,
} from '@holdfast/plan-model';
import type { TFunction } from 'i18next';

import { titleLine } from './title-line.ts';

type NameField = Field<string | null> | Field<TextSnapshot> | undefined;

/** What a record is called, as one line; empty when it has no name, or none that can be read. */
export function recordName(plan: PlanSnapshot, address: RecordAddress): string {
  return lineOf(nameField(plan, address));
}

/** What a record is called on the screen. */
export function shownName(plan: PlanSnapshot, address: RecordAddress, t: TFunction): string {
  return recordName(plan, address) || t(`kinds.${address.root}.untitled`);
}

/** Where its name stands; the same until it changes, so that whoever waits for that need not read the words. */
export function nameField(plan: PlanSnapshot, address: RecordAddress): NameField {
  switch (address.root) {
    case 'goals':
      return plan.goalsById.get(address.id)?.statement;
    case 'measures':
      return plan.measuresById.get(address.id)?.title;
    case 'actors':
      return plan.actorsById.get(address.id)?.name;
    case 'indicators':
      return plan.indicatorsById.get(address.id)?.name;
    case 'causes':
      return plan.causesById.get(address.id)?.statement;
    case 'profiles':
      return plan.profilesById.get(address.id)?.name;
    case 'outcomes':
      return plan.outcomesById.get(address.id)?.statement;
    case 'practices':
      return plan.practicesById.get(address.id)?.title;
    case 'evaluations':
      return plan.evaluationsById.get(address.id)?.title;
    case 'reviews':
      return plan.reviewsById.get(address.id)?.title;
    case 'assessments':
      return plan.assessmentsById.get(address.id)?.evidence;
    case 'evidence': {
      const evidence = plan.evidenceById.get(address.id);
      return evidence?.source ?? evidence?.summary ?? undefined;
    }
    case 'measurements': {
      const indicator = plan.measurementsById.get(address.id)?.indicatorId;
      return isUnreadable(indicator) ? undefined : indicator && plan.indicatorsById.get(indicator)?.name;
    }
    case 'milestones': {
      const target = plan.milestonesById.get(address.id)?.targetId;
      if (target === undefined || isUnreadable(target)) return undefined;
      return nameField(plan, { root: 'targets', id: target });
    }
    case 'targets': {
      const indicator = plan.targetsById.get(address.id)?.indicatorId;
      if (indicator === undefined || isUnreadable(indicator)) return undefined;
      return plan.indicatorsById.get(indicator)?.name;
    }
  }
}

/** The words of a name or title as one line; empty when they cannot be read. */
export function lineOf(field: NameField): string {
  if (field === undefined || field === null || isUnreadable(field)) return '';
  return titleLine(typeof field === 'string' ? field : field.plainText);
}
