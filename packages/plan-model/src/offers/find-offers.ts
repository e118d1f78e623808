import type { RecordAddress } from '../ids.ts';
import { META_FIELDS } from '../meta-fields.ts';
import { changesBetween, type PlanChange } from '../plan-changes.ts';
import type { PlanSnapshot } from '../plan-snapshot.ts';
import type { Plan } from '../plan.ts';
import { recordMap } from '../suggestion.ts';
import type { Offer } from './offer.ts';
import { changeOffer, changesWhatIsTheirs, fieldOffers, recordsOf } from './record-offers.ts';
import { ShelvedPlan, type ShelvedWork } from './shelved-plan.ts';
import { textOffers } from './text-offers.ts';

export interface FoundOffers {
  /** In the order in which the plan is read; whole records and relations come last. */
  readonly offers: readonly Offer[];
  /** Actors of whom the person changed what they agreed to, or how to reach them: that is said to nobody. */
  readonly withheld: readonly RecordAddress[];
  /** The plan as it would be with all of it, for the names of what is in no plan yet. */
  readonly merged: PlanSnapshot;
}

/** What is no value that people set. */
const UNTOLD: ReadonlySet<string> = new Set(['schemaVersion', 'isExample']);
const TOLD_FIELDS = Object.keys(META_FIELDS).filter((field) => !UNTOLD.has(field));

/**
 * What somebody changed that could not be shared, against the plan as it is now. Only reads. Every word that they wrote and
 * that still stands where they left it is in one of the offers, but for what is not theirs to say.
 */
export function findOffers(now: Plan, work: ShelvedWork): FoundOffers {
  const shelved = new ShelvedPlan(now, work);
  try {
    const merged = shelved.merged.snapshot();
    const records = recordsOf(merged);
    const known = records.filter((record) => recordMap(now, record) !== undefined);
    const changes = changesBetween(now.snapshot(), merged);
    return {
      offers: [
        ...textOffers(shelved, 'title'),
        ...TOLD_FIELDS.flatMap((field) => metaOffer(shelved, field)),
        ...textOffers(shelved, 'vision'),
        ...known.flatMap((record) => fieldOffers(shelved, record)),
        ...changes.flatMap((change) => changeOffer(shelved, change)),
      ],
      withheld: records.filter((record) => changesWhatIsTheirs(shelved, record)),
      merged,
    };
  } finally {
    shelved.dispose();
  }
}

/** The plan's own values have no place of their own in the discussion. */
function metaOffer(shelved: ShelvedPlan, field: string): readonly Offer[] {
  const { meta } = shelved.mine;
  const own = shelved.valueOfMine(meta, field);
  const raw = shelved.now.roots.meta.get(field);
  const before = typeof raw === 'string' || typeof raw === 'number' ? raw : null;
  if (own === undefined || own.value === before) return [];
  const change: PlanChange = { kind: 'value', place: { kind: 'meta', field }, before, after: own.value };
  const id = shelved.nameOfValue(meta, field);
  return [{ id, place: { kind: 'plan' }, kind: 'comment', told: { kind: 'change', change } }];
}
