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
      return line(plan.goalsById.get(address.id)?.statement);
    case 'measures':
      return line(plan.measuresById.get(address.id)?.title);
    case 'actors':
      return value(plan.actorsById.get(address.id)?.name);
    case 'indicators':
      return value(plan.indicatorsById.get(address.id)?.name);
    case 'targets': {
      const indicator = plan.targetsById.get(address.id)?.indicatorId;
      if (indicator === undefined || isUnreadable(indicator)) return '';
      return value(plan.indicatorsById.get(indicator)?.name);
    }
  }
}

function line(text: Field<TextSnapshot> | undefined): string {
  return text === undefined || isUnreadable(text) ? '' : titleLine(text.plainText);
}

function value(name: Field<string> | undefined): string {
  return name === undefined || isUnreadable(name) ? '' : name;
}
