import '../../strings/do-strings.ts';
import { type Field, isUnreadable, setMeta, type StandingSnapshot } from '@holdfast/plan-model';
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
const NO_COUNTRY = 'none';

/** Where the community is, and in which languages its plan is there. Whoever only reads is told what is said. */
export function Where() {
  const mayEdit = useMayEdit();
  const { region, country, languages } = usePlan((snapshot) => snapshot.standing);
  const isPlaceSaid = mayEdit || region !== null || country !== null;
  const areLanguagesSaid = mayEdit || languages !== null;
  if (!isPlaceSaid && !areLanguagesSaid) return null;
  return (
    <p className={styles['where']}>
      {isPlaceSaid && <Place region={region} country={country} />} {areLanguagesSaid && <Languages />}
    </p>
  );
}

function Place({ region, country }: Pick<StandingSnapshot, 'region' | 'country'>) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  const one = region === null ? 'country' : 'region';
  return (
    <Trans
      i18nKey={`community.where.${mayEdit || (region !== null && country !== null) ? 'both' : one}`}
      components={{
        together: <span className={styles['together']} />,
        region: <MetaWords field="region" label={t('community.region')} gap={t('community.regionGap')} />,
        country: <CountrySlot country={country} />,
      }}
    />
  );
}

function Languages() {
  const { t } = useTranslation();
  return (
    <Trans
      i18nKey="community.inLanguages"
      components={{
        together: <span className={styles['together']} />,
        languages: (
          <MetaWords
            field="languages"
            label={t('community.planLanguages')}
            gap={t('community.planLanguagesGap')}
          />
        ),
      }}
    />
  );
}

interface MetaWordsProps {
  readonly field: 'region' | 'languages';
  readonly label: string;
  readonly gap: string;
}

/** A few words of the plan as a whole. */
function MetaWords({ field, label, gap }: MetaWordsProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const words = usePlan((snapshot) => snapshot.standing[field]);
  return (
    <WordsSlot
      label={label}
      place={`meta/${field}`}
      maxLength={LONGEST}
      value={words}
      shown={slotText(words, (text) => text, t, gap)}
      onCommit={(next) => setMeta(plan, { [field]: next })}
    />
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
      options={[
        { id: NO_COUNTRY, label: t('community.noCountry') },
        ...countries.map(({ code, name }) => ({ id: code, label: name })),
      ]}
      picked={country === null || isUnreadable(country) ? [NO_COUNTRY] : [country]}
      onOpenChange={setOpen}
      onPick={([next]) => next !== undefined && setMeta(plan, { country: next === NO_COUNTRY ? null : next })}
    >
      {shown.text}
    </PickSlot>
  );
}
