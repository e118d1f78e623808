import { ORIGIN } from './origins.ts';
import { readSchema } from './plan-layout.ts';
import type { Plan } from './plan.ts';

/** The document was written by a newer version of Holdfast; nothing has been changed. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  readonly version: number;

  constructor(version: number) {
    super(
      `the plan has schema version ${version}, which this version of Holdfast can read but must not edit`,
    );
    this.version = version;
  }
}

/** Throws on a document of a newer schema: whoever edits one without knowing all of it may destroy what it means. */
export function assertEditable(plan: Plan): void {
  const schema = readSchema(plan.roots.meta);
  if (schema.kind === 'newer') throw new NewerSchemaError(schema.version);
}

/** Every change that this package makes goes through here: one transaction, with the origin that decides its fate. */
export function transactEdit(plan: Plan, origin: 'edit' | 'setup', change: () => void): void {
  assertEditable(plan);
  plan.doc.transact(change, ORIGIN[origin]);
}
