import { useTranslation } from 'react-i18next';

import { useFormat } from '../../strings/format.ts';
import { useFocusInRows } from '../../ui/use-focus-in-rows.ts';
import { BrokenChain } from './broken-chain.tsx';
import type { ChainAddress, Trace, TraceNode } from './trace-of.ts';

import styles from './trace.module.css';

export interface TraceListProps {
  readonly trace: Trace;
  readonly nameOf: (record: ChainAddress) => string;
  readonly onChoose: (record: ChainAddress) => void;
  readonly onDetails: (record: ChainAddress) => void;
  /** Somebody wants to see those of which only the number is told. */
  readonly onWhole: () => void;
}

/** The neighbourhood of a record in words: what leads to what, and where the chain ends too early. */
export function TraceList({ trace, nameOf, onChoose, onDetails, onWhole }: TraceListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const namesAfter = ({ record }: TraceNode): string =>
    format.list(trace.edges.filter(({ from }) => from.id === record.id).map(({ to }) => nameOf(to)));
  return (
    <div {...useFocusInRows<HTMLDivElement>()} className={styles['columns']} tabIndex={-1}>
      {trace.columns
        .filter(({ nodes }) => nodes.length > 0)
        .map(({ root, nodes, more }) => (
          <section key={root} className={styles['column']} aria-labelledby={`trace-${root}`}>
            <h3 className={styles['heading']} id={`trace-${root}`}>
              {t(`trace.columns.${root}`)}
            </h3>
            <ul className={styles['nodes']}>
              {nodes.map((node) => (
                <Node
                  key={node.record.id}
                  node={node}
                  name={nameOf(node.record)}
                  after={namesAfter(node)}
                  onChoose={onChoose}
                  onDetails={onDetails}
                />
              ))}
            </ul>
            {more > 0 && (
              <button
                type="button"
                className={styles['link']}
                aria-label={t('trace.showMoreOf', { count: more, column: t(`trace.columns.${root}`) })}
                onClick={(event) => {
                  const list = event.currentTarget.previousElementSibling;
                  onWhole();
                  // Once they are drawn: the button is gone, and the keyboard goes on with what it brought.
                  requestAnimationFrame(() => list?.children[nodes.length]?.querySelector('button')?.focus());
                }}
              >
                {t('trace.showMore', { count: more })}
              </button>
            )}
          </section>
        ))}
    </div>
  );
}

interface NodeProps extends Pick<TraceListProps, 'onChoose' | 'onDetails'> {
  readonly node: TraceNode;
  readonly name: string;
  /** To what it leads, in words; empty when to nothing. */
  readonly after: string;
}

function Node({ node, name, after, onChoose, onDetails }: NodeProps) {
  const { t } = useTranslation();
  const { record, isChosen, lacks } = node;
  return (
    <li className={styles['node']}>
      {isChosen ? (
        <p tabIndex={-1}>
          <strong dir="auto">{name}</strong> <span className={styles['quiet']}>{t('trace.chosen')}</span>
        </p>
      ) : (
        <button type="button" className={styles['link']} dir="auto" onClick={() => onChoose(record)}>
          {name}
        </button>
      )}
      {after !== '' && <p className={styles['quiet']}>{t('trace.leadsTo', { names: after })}</p>}
      {lacks.map((root) => (
        <BrokenChain key={root} record={record} name={name} lack={root} />
      ))}
      {isChosen && (
        <button type="button" className={styles['link']} onClick={() => onDetails(record)}>
          {t('trace.details')}
        </button>
      )}
    </li>
  );
}
