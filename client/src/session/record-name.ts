import {
  type Field,
  isUnreadable,
  type PlanSnapshot,
  type RecordAddress,
  type TextSnapshot,
} from '@holdfast/plan-model';

import { titleLine } from './plan-session.ts';

/** What a record is called, as one line; empty when it has no name, or none that can be read. */
export function recordName(plan: PlanSnapshot, address: RecordAddress): string {
  switch (address.root) {
    case 'goals':
      return lineOf(plan.goalsById.get(address.id)?.statement);
    case 'measures':
      return lineOf(plan.measuresById.get(address.id)?.title);
    case 'actors':
      return lineOf(plan.actorsById.get(address.id)?.name);
    case 'indicators':
      return lineOf(plan.indicatorsById.get(address.id)?.name);
    case 'targets': {
      const indicator = plan.targetsById.get(address.id)?.indicatorId;
      if (indicator === undefined || isUnreadable(indicator)) return '';
      return lineOf(plan.indicatorsById.get(indicator)?.name);
    }
  }
}

/** The words of a name or title as one line; empty when they cannot be read. */
export function lineOf(field: Field<string> | Field<TextSnapshot> | undefined): string {
  if (field === undefined || isUnreadable(field)) return '';
  return titleLine(typeof field === 'string' ? field : field.plainText);
}
