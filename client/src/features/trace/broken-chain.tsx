import { assert } from '@holdfast/base';
import { useTranslation } from 'react-i18next';

import { AddMeasureLine } from '../../records/add-measure-line.tsx';
import { useMayEdit } from '../../session/use-sync-state.ts';
import { LinkedSlot } from '../../slots/linked-slot.tsx';
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
      {mayEdit && lack === 'measures' && (
        <AddMeasureLine
          record={record}
          place={`${record.root}/${record.id}/measures`}
          words={{
            button: t('trace.addMeasure'),
            label: t('trace.addMeasureTo', { title: name }),
            placeholder: t('causes.measurePlaceholder'),
          }}
          linkTo={(id) => linkTo(record, { root: 'measures', id })}
        />
      )}
    </div>
  );
}

function linkTo(record: ChainAddress, other: ChainAddress) {
  const link = chainLink(record, other);
  assert(link !== undefined, `no chain leads from ${record.root} to ${other.root}`);
  return link;
}
