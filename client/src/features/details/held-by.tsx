import '../../strings/do-strings.ts';
import { useTranslation } from 'react-i18next';

import type { HeldRecord } from '../../session/accountability.ts';
import { AccountableSlot } from '../../slots/accountable-slot.tsx';
import { SeveralAccountable } from '../../slots/several-accountable.tsx';
import { Detail } from './detail.tsx';

/** Who answers for a record. */
export function HeldBy({ record }: { readonly record: HeldRecord }) {
  const { t } = useTranslation();
  return (
    <Detail label={t('roles.who.accountable')} help={t('roles.answersHelp')}>
      <AccountableSlot record={record} />
      <SeveralAccountable record={record} />
    </Detail>
  );
}
