import '../../strings/do-strings.ts';
import { type Field, isUnreadable, setMeta } from '@holdfast/plan-model';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { PickSlot } from '../../slots/pick-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { countriesIn, countryName } from '../../strings/countries.ts';
import { useFormat } from '../../strings/format.ts';

import styles from './community.module.css';

/** As the plan takes them. */
const LONGEST = 200;

/** Where the community is, and which languages it speaks. */
export function Where() {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { region, country, languages } = usePlan((snapshot) => snapshot.standing);
  if (!mayEdit && region === null && country === null && languages === null) return null;
  return (
    <p className={styles['where']}>
      <Trans
        i18nKey="community.where"
        components={{
          together: <span className={styles['together']} />,
          region: (
            <WordsSlot
              label={t('community.region')}
              place="meta/region"
              maxLength={LONGEST}
              value={region}
              shown={slotText(region, (words) => words, t, t('community.regionGap'))}
              onCommit={(next) => setMeta(plan, { region: next })}
            />
          ),
          country: <CountrySlot country={country} />,
          languages: (
            <WordsSlot
              label={t('community.planLanguages')}
              place="meta/languages"
              maxLength={LONGEST}
              value={languages}
              shown={slotText(languages, (words) => words, t, t('community.planLanguagesGap'))}
              onCommit={(next) => setMeta(plan, { languages: next })}
            />
          ),
        }}
      />
    </p>
  );
}

function CountrySlot({ country }: { readonly country: Field<string | null> }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { locale } = useFormat();
  const [isOpen, setOpen] = useState(false);
  // A list of 250 is made when it is asked for.
  const countries = useMemo(() => (isOpen ? countriesIn(locale) : []), [isOpen, locale]);
  const shown = slotText(country, (code) => countryName(code, locale), t, t('community.countryGap'));
  return (
    <PickSlot
      label={t('slots.button', { slot: t('community.country'), value: shown.text })}
      place="meta/country"
      mode="single"
      isGap={shown.isGap}
      options={countries.map(({ code, name }) => ({ id: code, label: name }))}
      picked={country === null || isUnreadable(country) ? [] : [country]}
      onOpenChange={setOpen}
      onPick={([next]) => next !== undefined && setMeta(plan, { country: next })}
    >
      {shown.text}
    </PickSlot>
  );
}
