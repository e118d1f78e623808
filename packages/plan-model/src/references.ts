import type { RecordRoot } from './ids.ts';

/** A field of a record that names another record by its id. */
export interface Reference {
  readonly root: RecordRoot;
  readonly field: string;
  readonly to: RecordRoot;
  /** What the record that has the field is to the one that it names. */
  readonly as: ReferenceField;
}

/** What is found from the other side of a reference. */
export type ReferenceField =
  | 'targetsOfIndicator'
  | 'indicatorsOfCollector'
  | 'milestonesOfTarget'
  | 'measurementsOfIndicator'
  | 'evidenceOfCause'
  | 'actorsOfOrganisation';

export const REFERENCES: readonly Reference[] = [
  { root: 'targets', field: 'indicatorId', to: 'indicators', as: 'targetsOfIndicator' },
  { root: 'indicators', field: 'collectorId', to: 'actors', as: 'indicatorsOfCollector' },
  { root: 'milestones', field: 'targetId', to: 'targets', as: 'milestonesOfTarget' },
  { root: 'measurements', field: 'indicatorId', to: 'indicators', as: 'measurementsOfIndicator' },
  { root: 'evidence', field: 'causeId', to: 'causes', as: 'evidenceOfCause' },
  { root: 'actors', field: 'organisationId', to: 'actors', as: 'actorsOfOrganisation' },
];

export const REFERENCE_FIELDS: ReadonlySet<string> = new Set(REFERENCES.map(({ field }) => field));

export function findReference(root: RecordRoot, field: string): Reference | undefined {
  return REFERENCES.find((each) => each.root === root && each.field === field);
}
