import '../../strings/views-strings.ts';
import { ACTOR_GROUPS, MEASURE_STATUSES, type PlanSnapshot } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { ChevronDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { clearFilter, setFilter } from '../../session/filter-address.ts';
import { usePlan } from '../../session/open-plan-context.ts';
import { FILTER_KINDS, type FilterKind } from '../../session/plan-filter.ts';
import { lineOf } from '../../session/record-name.ts';
import { useFiltered } from '../../session/shown-records.ts';
import { Button } from '../../ui/button.tsx';
import { PickMenu } from '../../ui/pick-menu.tsx';

import styles from './filters.module.css';

/** What is shown of the plan, in all of its views: what can be asked for, and what is. */
export function FilterBar() {
  const { t } = useTranslation();
  const { shown, passedOver } = useFiltered();
  const count = usePlan((plan) => plan.measures.length);
  return (
    <section className={styles['bar']} aria-label={t('filters.label')}>
      <div className={styles['kinds']}>
        {FILTER_KINDS.map((kind) => (
          <KindMenu key={kind} kind={kind} />
        ))}
      </div>
      {passedOver > 0 && <output>{t('filters.passedOver', { count: passedOver })}</output>}
      {(shown !== undefined || passedOver > 0) && (
        <div className={styles['chips']}>
          {FILTER_KINDS.map((kind) => (
            <Chips key={kind} kind={kind} />
          ))}
          {shown !== undefined && (
            <output className={styles['count']}>
              {t('filters.measures', { shown: shown.measures.size, count })}
            </output>
          )}
          <Button variant="quiet" onClick={clearFilter}>
            {t('filters.all')}
          </Button>
        </div>
      )}
    </section>
  );
}

function KindMenu({ kind }: { readonly kind: FilterKind }) {
  const { t } = useTranslation();
  const { filter } = useFiltered();
  const options = useOptions(kind);
  const picked: readonly string[] = filter[kind];
  return (
    <PickMenu
      label={t(`filters.kinds.${kind}`)}
      mode="multiple"
      options={options}
      picked={options.map(({ id }) => id).filter((id) => picked.includes(id))}
      empty={t('filters.noneOf')}
      search={options.length > FEW ? { label: t('slots.find'), nothing: t('slots.nothingFound') } : undefined}
      onPick={(ids) => setFilter(kind, ids)}
      className={styles['kind']}
    >
      {t(`filters.kinds.${kind}`)}
      <ChevronDown aria-hidden size={16} />
    </PickMenu>
  );
}

/** As many as one reads at a glance. */
const FEW = 12;

function Chips({ kind }: { readonly kind: FilterKind }) {
  const { t } = useTranslation();
  const { filter } = useFiltered();
  const picked: readonly string[] = filter[kind];
  const options = useOptions(kind).filter(({ id }) => picked.includes(id));
  return options.map(({ id, label }) => {
    const words = t('filters.chip', { kind: t(`filters.kinds.${kind}`), value: label });
    return (
      <button
        key={id}
        type="button"
        className={styles['chip']}
        aria-label={t('filters.remove', { value: words })}
        onClick={() =>
          setFilter(
            kind,
            picked.filter((each) => each !== id),
          )
        }
      >
        <bdi>{words}</bdi>
        <X aria-hidden size={16} />
      </button>
    );
  });
}

interface Option {
  readonly id: string;
  readonly label: string;
}

function useOptions(kind: FilterKind): readonly Option[] {
  const { t } = useTranslation();
  const records = usePlan((plan) => recordsFor(kind, plan));
  switch (kind) {
    case 'status':
      return MEASURE_STATUSES.map((id) => ({ id, label: t(`measures.status.${id}`) }));
    case 'group':
      return ACTOR_GROUPS.map((id) => ({ id, label: t(`groups.${id}`) }));
    case 'actor':
    case 'cause':
    case 'goal':
      return records.map((record) => ({ id: record.id, label: labelOf(record, kind, t) }));
  }
}

type Named = PlanSnapshot['actors' | 'causes' | 'goals'][number];

const NONE: readonly Named[] = [];

function recordsFor(kind: FilterKind, plan: PlanSnapshot): readonly Named[] {
  switch (kind) {
    case 'actor':
      return plan.actors;
    case 'cause':
      return plan.causes;
    case 'goal':
      return plan.goals;
    case 'status':
    case 'group':
      return NONE;
  }
}

function labelOf(record: Named, kind: 'actor' | 'cause' | 'goal', t: TFunction): string {
  const name = lineOf('statement' in record ? record.statement : record.name);
  return name || t(`kinds.${ROOTS[kind]}.untitled`);
}

const ROOTS = { actor: 'actors', cause: 'causes', goal: 'goals' } as const;
