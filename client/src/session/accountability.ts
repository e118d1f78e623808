import type { ActorId, Link, LinksSnapshot, RecordAddress } from '@holdfast/plan-model';

/** A record that somebody answers for. */
export type HeldRecord = RecordAddress<'goals' | 'targets' | 'measures'>;

/** Who answers for it: one, nobody yet, or several where people named somebody without seeing each other's choice. */
export function accountableFor(links: LinksSnapshot, record: HeldRecord): readonly ActorId[] | undefined {
  switch (record.root) {
    case 'goals':
      return links.accountableByGoal.get(record.id);
    case 'targets':
      return links.accountableByTarget.get(record.id);
    case 'measures':
      return links.accountableByMeasure.get(record.id);
  }
}

/** That one actor answers for it. */
export function accountability(record: HeldRecord, actor: ActorId): Link {
  switch (record.root) {
    case 'goals':
      return { kind: 'goalHeldBy', goal: record.id, actor };
    case 'targets':
      return { kind: 'targetHeldBy', target: record.id, actor };
    case 'measures':
      return { kind: 'accountable', measure: record.id, actor };
  }
}

/** Where others see that one is choosing. */
export function accountabilityPlace({ root, id }: HeldRecord): string {
  const field = {
    goals: 'accountableOfGoal',
    targets: 'accountableOfTarget',
    measures: 'accountableOfMeasure',
  };
  return `${root}/${id}/${field[root]}`;
}
