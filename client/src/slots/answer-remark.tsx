import { accountableFor, type HeldRecord } from '../session/accountability.ts';
import { usePlan } from '../session/open-plan-context.ts';
import { latePart } from '../ui/late-part.ts';

const SeveralAccountable = latePart(
  async () => (await import('./several-accountable.tsx')).SeveralAccountable,
);

/** What is to be decided where several answer for a record; nothing otherwise, which is nearly always. */
export function AnswerRemark({ record }: { readonly record: HeldRecord }) {
  const isDoubtful = usePlan((plan) => (accountableFor(plan.links, record)?.length ?? 0) > 1);
  return isDoubtful && <SeveralAccountable record={record} />;
}
