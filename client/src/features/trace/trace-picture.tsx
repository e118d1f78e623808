import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { classNames } from '../../ui/class-names.ts';
import { useIsScrollable } from '../../ui/use-is-scrollable.ts';
import { BOX, layOut, type PlacedColumn, type PlacedNode } from './trace-layout.ts';
import type { ChainAddress, Trace } from './trace-of.ts';

import styles from './trace.module.css';

export interface TracePictureProps {
  readonly trace: Trace;
  readonly title: string;
  readonly nameOf: (record: ChainAddress) => string;
}

/** The neighbourhood of a record as a picture. The list beside it says the same, and can be walked through. */
export function TracePicture({ trace, title, nameOf }: TracePictureProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const isScrollable = useIsScrollable(frame);
  useEffect(() => {
    // Where the page is narrower than the picture.
    const chosen = frame.current?.querySelector('[data-chosen]');
    chosen?.scrollIntoView({ block: 'nearest', inline: 'center' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- another record is another picture
  }, [title]);
  const layout = layOut(trace, document.documentElement.dir === 'rtl');
  const { width, height, columns, edges, middle } = layout;
  const lacking = new Set(trace.columns.flatMap(({ nodes }) => nodes.flatMap(({ lacks }) => lacks)));
  return (
    <div
      ref={frame}
      className={styles['frame']}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is wider than the page is scrolled by keyboard too
      tabIndex={isScrollable ? 0 : undefined}
    >
      <svg
        className={styles['picture']}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('trace.picture', { title })}
      >
        {edges.map(({ key, path }) => (
          <path key={key} d={path} className={styles['edge']} />
        ))}
        {columns.map((column) => (
          <g key={column.root}>
            <text className={styles['columnName']} x={column.x + BOX.width / 2} y={18}>
              {t(`trace.columns.${column.root}`)}
            </text>
            {column.nodes.map((placed) => (
              <Box key={placed.node.record.id} placed={placed} name={nameOf(placed.node.record)} />
            ))}
            {column.nodes.length === 0 && lacking.has(column.root) && (
              <Gap column={column} middle={middle} words={t(`trace.none.${column.root}`)} />
            )}
            {column.more > 0 && (
              <text className={styles['more']} x={column.x + BOX.width / 2} y={column.end + 22}>
                {t('trace.more', { count: column.more })}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** Three lines of words; a pointer that rests on it reads all of them. */
function Box({ placed: { node, x, y }, name }: { readonly placed: PlacedNode; readonly name: string }) {
  const isBroken = node.lacks.length > 0;
  return (
    <foreignObject x={x} y={y} width={BOX.width} height={BOX.height}>
      <div
        className={classNames(styles['box'], node.isChosen && styles['chosen'], isBroken && styles['broken'])}
        title={name}
        data-chosen={node.isChosen ? '' : undefined}
      >
        <span className={styles['boxWords']} dir="auto">
          {name}
        </span>
      </div>
    </foreignObject>
  );
}

interface GapProps {
  readonly column: PlacedColumn;
  readonly middle: number;
  readonly words: string;
}

function Gap({ column, middle, words }: GapProps) {
  return (
    <foreignObject x={column.x} y={middle - BOX.height / 2} width={BOX.width} height={BOX.height}>
      <div className={classNames(styles['box'], styles['gap'])}>
        <span className={styles['boxWords']}>{words}</span>
      </div>
    </foreignObject>
  );
}
