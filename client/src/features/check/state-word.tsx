import type { FindingState } from '@holdfast/plan-check';
import { useTranslation } from 'react-i18next';

import { type StatusLook, StatusWord } from '../../ui/status-word.tsx';

const LOOKS = {
  ok: 'met',
  partly: 'partly',
  missing: 'missing',
  notApplicable: 'notApplicable',
} as const satisfies Record<FindingState, StatusLook>;

/** How far a demand is met. */
export function StateWord({ state }: { readonly state: FindingState }) {
  const { t } = useTranslation();
  return <StatusWord look={LOOKS[state]}>{t(`check.states.${state}`)}</StatusWord>;
}
