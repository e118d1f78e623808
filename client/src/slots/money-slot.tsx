import { type Field, isUnreadable, type Money, partsOfMoney, type PlanSnapshot } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import '../strings/do-strings.ts';
import { usePlan } from '../session/open-plan-context.ts';
import { useFormat } from '../strings/format.ts';
import { moneyRules, readMoney } from './money-rules.ts';
import { TextInput } from './slot-inputs.tsx';
import { type TypedSlotProps, useRemarkOnDigits, ValueSlot } from './value-slot.tsx';

/** An amount with its currency; where none is written it is the one that stands there, or that the plan counts in. */
export function MoneySlot(props: TypedSlotProps<Field<Money | null>, Money | null>) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const ofPlan = usePlan(usualCurrency);
  const usual = currencyOf(props.value) ?? ofPlan;
  const rules = useMemo(() => moneyRules(locale, usual), [locale, usual]);
  const remarkOnDigits = useRemarkOnDigits();
  return (
    <ValueSlot
      {...props}
      rules={rules}
      problemOf={(draft) => {
        const { money } = readMoney(draft, locale, usual);
        if (money === 'currency') return t('money.noCurrency');
        return t(money === 'decimals' ? 'money.tooFine' : 'money.noAmount');
      }}
      remarkOn={(draft) => remarkOnDigits(readMoney(draft, locale, usual).digits)}
    >
      {(field, label) => <TextInput field={field} label={label} />}
    </ValueSlot>
  );
}

/** The currency of the first measure that has money set aside for it. */
function usualCurrency({ measures }: PlanSnapshot): string | null {
  return measures.map(({ budget }) => currencyOf(budget)).find((each) => each !== null) ?? null;
}

function currencyOf(money: Field<Money | null>): string | null {
  return money === null || isUnreadable(money) ? null : partsOfMoney(money).currency;
}
