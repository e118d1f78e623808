import { assert } from '@holdfast/base';
import { addRecord } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useLineDraft } from '../../session/use-line-draft.ts';
import { useLineRules } from '../../session/use-line-rules.ts';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
import { LineOnDemand } from '../../ui/line-on-demand.tsx';
import { type ChainAddress, chainLink, type ChainRoot } from './trace-of.ts';

import styles from './trace.module.css';

export interface BrokenChainProps {
  readonly record: ChainAddress;
  readonly name: string;
  /** Of what kind there is none beside the record. */
  readonly lack: ChainRoot;
}

/** Where a chain ends too early: it can be led on to what the plan has, or to a new measure. */
export function BrokenChain({ record, name, lack }: BrokenChainProps) {
  const { t } = useTranslation();
  const mayEdit = useMayEdit();
  return (
    <div className={styles['lack']}>
      <LinkedSlot
        label={t(`trace.lackOf.${lack}`)}
        place={`${record.root}/${record.id}/${lack}`}
        root={lack}
        picked={undefined}
        empty={t(`trace.nothing.${lack}`)}
        gap={t(mayEdit ? `trace.link.${lack}` : `trace.none.${lack}`)}
        linkTo={(id) => linkTo(record, { root: lack, id } as ChainAddress)}
      />
      {mayEdit && lack === 'measures' && <AddMeasure record={record} name={name} />}
    </div>
  );
}

/** A new measure that leads the chain on. */
function AddMeasure({ record, name }: Omit<BrokenChainProps, 'lack'>) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const draft = useLineDraft(`${record.root}/${record.id}/measures`);
  const rules = useLineRules();
  return (
    <LineOnDemand
      button={t('trace.addMeasure')}
      label={t('trace.addMeasureTo', { title: name })}
      placeholder={t('causes.measurePlaceholder')}
      addLabel={t('goals.addConfirm')}
      rules={rules}
      draft={draft}
      onAdd={(title) =>
        addRecord(plan, 'measures', {
          values: { status: 'idea' },
          texts: { title },
          links: (id) => [linkTo(record, { root: 'measures', id })],
        })
      }
    />
  );
}

function linkTo(record: ChainAddress, other: ChainAddress) {
  const link = chainLink(record, other);
  assert(link !== undefined, `no chain leads from ${record.root} to ${other.root}`);
  return link;
}
