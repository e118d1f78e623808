import '../../strings/goes-strings.ts';
import { indicatorsEn } from '@holdfast/content/indicators';
import {
  DIRECTIONS,
  FREQUENCIES,
  type IndicatorId,
  type IndicatorSnapshot,
  isUnreadable,
  leastPeopleOf,
  setIndicator,
  type TargetSnapshot,
  UNITS,
} from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { areCrossed, type Bounded, saidBounds } from '../../session/bounds.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { quantityWords, UNIT_NAMES } from '../../session/quantity-words.ts';
import { known, targetsByIndicator } from '../../session/target-numbers.ts';
import { ActorChoiceSlot } from '../../slots/actor-choice-slot.tsx';
import { ChoiceSlot } from '../../slots/choice-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { NumberSlot, WordsSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Detail, DetailRecords } from './detail.tsx';

import styles from './details.module.css';

const NO_TARGETS: readonly TargetSnapshot[] = [];

/** What is counted, how, by whom and how often. */
export function IndicatorDetails({ id }: { readonly id: IndicatorId }) {
  const { t } = useTranslation();
  const indicator = usePlan((plan) => plan.indicatorsById.get(id));
  const targets = usePlan((plan) => targetsByIndicator(plan.targets).get(id)) ?? NO_TARGETS;
  if (indicator === undefined) return null;
  return (
    <dl className={styles['list']}>
      <IndicatorFields indicator={indicator} />
      <DetailRecords
        label={t('indicator.targets')}
        records={targets.map((target) => ({ root: 'targets', id: target.id }))}
      />
    </dl>
  );
}

/** The same below a target, which is read with what it counts. */
export function IndicatorFields({ indicator }: { readonly indicator: IndicatorSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { id } = indicator;
  const collector = known(indicator.collectorId);
  return (
    <>
      <Words
        indicator={indicator}
        field="definition"
        label={t('details.definition')}
        help={t('details.definitionHelp')}
      />
      <FromLibrary indicator={indicator} />
      <Detail label={t('indicator.unit')}>
        <ChoiceSlot
          label={t('indicator.unit')}
          place={`indicators/${id}/unit`}
          choices={UNITS}
          wordOf={(unit) => t(`goes.units.${UNIT_NAMES[unit]}`)}
          value={indicator.unit}
          onChoose={(unit) => setIndicator(plan, id, { unit })}
        />
      </Detail>
      <Detail label={t('indicator.direction')}>
        <ChoiceSlot
          label={t('indicator.direction')}
          place={`indicators/${id}/direction`}
          choices={DIRECTIONS}
          wordOf={(direction) => t(`targets.directions.${direction}`)}
          value={indicator.direction}
          onChoose={(direction) => setIndicator(plan, id, { direction })}
        />
      </Detail>
      <Words
        indicator={indicator}
        field="source"
        label={t('details.source')}
        help={t('details.sourceHelp')}
      />
      <Detail label={t('indicator.frequency')}>
        <ChoiceSlot
          label={t('indicator.frequency')}
          place={`indicators/${id}/frequency`}
          choices={FREQUENCIES}
          wordOf={(frequency) => t(`places.values.${frequency}`)}
          gap={t('indicator.frequencyGap')}
          value={indicator.frequency}
          onChoose={(frequency) => setIndicator(plan, id, { frequency })}
        />
      </Detail>
      <Detail label={t('indicator.collector')}>
        <ActorChoiceSlot
          label={t('indicator.collector')}
          place={`indicators/${id}/collectorId`}
          picked={collector === null ? [] : [collector]}
          gap={t('indicator.collectorGap')}
          none={t('indicator.nobody')}
          empty={t('indicator.nobodyListed')}
          onChoose={(collectorId) => setIndicator(plan, id, { collectorId })}
        />
      </Detail>
      <Words
        indicator={indicator}
        field="breakdowns"
        gap={t('indicator.breakdownsGap')}
        label={t('indicator.breakdowns')}
        help={t('indicator.breakdownsHelp')}
      />
      <Bound indicator={indicator} field="min" />
      <Bound indicator={indicator} field="max" />
      <FewestPeople indicator={indicator} />
    </>
  );
}

interface WordsProps {
  readonly indicator: IndicatorSnapshot;
  readonly field: keyof typeof LONGEST;
  readonly label: string;
  readonly help: string;
  /** Said where nothing is written. */
  readonly gap?: string;
}

/** As the plan takes them. */
const LONGEST = { definition: 1000, source: 1000, breakdowns: 300 } as const;

function Words({ indicator, field, label, help, gap }: WordsProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <Detail label={label} help={help}>
      <WordsSlot
        label={label}
        place={`indicators/${indicator.id}/${field}`}
        maxLength={LONGEST[field]}
        value={indicator[field]}
        shown={slotText(indicator[field], (text) => text, t, gap)}
        onCommit={(words) => setIndicator(plan, indicator.id, { [field]: words })}
      />
    </Detail>
  );
}

/** What the library says of it besides: it is not copied into the plan, and so cannot be changed there. */
function FromLibrary({ indicator: { libraryKey } }: { readonly indicator: IndicatorSnapshot }) {
  const { t } = useTranslation();
  const found = indicatorsEn.find(({ key }) => key === libraryKey);
  if (found === undefined) return null;
  const { formula, caution, origin } = found;
  return (
    <>
      {formula !== undefined && (
        <Detail label={t('indicator.formula')}>{t('indicator.formulaWords', formula)}</Detail>
      )}
      {caution !== undefined && <Detail label={t('indicator.caution')}>{caution}</Detail>}
      <Detail label={t('indicator.origin')}>
        {origin.kind === 'suggested' ? (
          t('setting.library.suggested')
        ) : origin.url === undefined ? (
          t('setting.library.cited', { publisher: origin.publisher, title: origin.title })
        ) : (
          <a href={origin.url} rel="noreferrer" target="_blank">
            {t('setting.library.cited', { publisher: origin.publisher, title: origin.title })}
          </a>
        )}
      </Detail>
    </>
  );
}

interface BoundProps {
  readonly indicator: IndicatorSnapshot;
  readonly field: 'min' | 'max';
}

/** A share has its bounds without anybody saying so. */
function Bound({ indicator, field }: BoundProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const words = (value: number) => quantityWords(value, indicator, { t, format });
  const crossing = (bounded: Bounded): string | undefined => {
    const { min, max } = saidBounds(bounded);
    return min !== null && max !== null && areCrossed(bounded)
      ? t('indicator.boundsCross', { min: words(min), max: words(max) })
      : undefined;
  };
  const crossed = field === 'max' ? crossing(indicator) : undefined;
  const said = isUnreadable(indicator[field]) ? indicator[field] : saidBounds(indicator)[field];
  return (
    <Detail
      label={t(`indicator.${field}`)}
      // Once for both.
      {...(field === 'max' && { help: t('indicator.boundHelp') })}
    >
      <NumberSlot
        label={t(`indicator.${field}`)}
        place={`indicators/${indicator.id}/${field}`}
        value={indicator[field]}
        shown={slotText(said, words, t, t('indicator.boundGap'))}
        objection={(value) => crossing({ ...indicator, [field]: value })}
        onCommit={(next) => setIndicator(plan, indicator.id, { [field]: next })}
      />
      {crossed !== undefined && <Notice kind="care">{crossed}</Notice>}
    </Detail>
  );
}

const [FEWEST, MOST] = [5, 1000];

function FewestPeople({ indicator }: { readonly indicator: IndicatorSnapshot }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { id, minCell } = indicator;
  const people = (count: number) => t('indicator.people', { count, number: format.number(count) });
  const shown = slotText(minCell, people, t);
  return (
    <Detail label={t('indicator.minCell')} help={t('indicator.minCellHelp')}>
      <NumberSlot
        label={t('indicator.minCell')}
        place={`indicators/${id}/minCell`}
        value={minCell}
        shown={minCell === null ? { text: people(leastPeopleOf(indicator)), isGap: false } : shown}
        objection={(count) =>
          Number.isInteger(count) && count >= FEWEST && count <= MOST
            ? undefined
            : t('indicator.minCellProblem')
        }
        onCommit={(next) => setIndicator(plan, id, { minCell: next })}
      />
    </Detail>
  );
}
