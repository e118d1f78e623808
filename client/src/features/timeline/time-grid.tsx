import type { IsoDate } from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { type CSSProperties, memo, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { InTurn } from '../../records/in-turn.tsx';
import { usePlan } from '../../session/open-plan-context.ts';
import { recordName } from '../../session/record-name.ts';
import { type Filtered, isTimeShown } from '../../session/shown-records.ts';
import { useHiding } from '../../session/use-hiding.ts';
import { type Calendar, placeOf, schoolYear, TERMS } from './calendar.ts';
import { MARK_ICONS, MARK_KINDS } from './mark-icons.ts';
import { TimeRowItem } from './time-row.tsx';
import type { TimeGroup } from './timeline-rows.ts';

import styles from './timeline.module.css';

export interface TimeGridProps {
  readonly groups: readonly TimeGroup[];
  readonly calendar: Calendar;
  readonly today: IsoDate;
}

/** The calendar: school years and terms from the beginning of the line to its end, and a row for each record. */
export const TimeGrid = memo(function TimeGrid({ groups, calendar, today }: TimeGridProps) {
  const now = placeOf(today, 'begin', calendar);
  return (
    <>
      <Legend />
      <div className={styles['scroller']}>
        <div className={styles['grid']} style={gridStyle(calendar, now)}>
          <Header calendar={calendar} />
          {groups.map((group) => (
            <Group key={groupKey(group)} group={group} calendar={calendar} />
          ))}
          {now >= 0 && now <= 1 && <Today />}
        </div>
      </div>
    </>
  );
});

/** For eyes: each mark says what it is by its name. */
function Legend() {
  const { t } = useTranslation();
  return (
    <p className={styles['legend']} aria-hidden>
      {MARK_KINDS.map((kind) => {
        const Icon = MARK_ICONS[kind];
        return (
          <span key={kind} className={styles['legendItem']}>
            <Icon size={16} />
            {t(`timeline.legend.${kind}`)}
          </span>
        );
      })}
    </p>
  );
}

function gridStyle({ months, years }: Calendar, now: number): CSSProperties {
  // React's type knows no properties of one's own.
  return { '--months': months, '--terms': years.length * TERMS, '--now': now } as CSSProperties;
}

/** For eyes: each row says its months in words, too. */
function Header({ calendar }: { readonly calendar: Calendar }) {
  const { t } = useTranslation();
  return (
    <div className={styles['header']} aria-hidden>
      <div className={styles['corner']} />
      <div className={styles['years']}>
        {calendar.years.map((year) => (
          <div key={year} className={styles['year']}>
            <span className={styles['yearName']}>{schoolYear(year)}</span>
            {Array.from({ length: TERMS }, (_, term) => (
              <span key={term} className={styles['term']}>
                {t('timeline.term', { number: term + 1 })}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Today() {
  const { t } = useTranslation();
  return (
    <div className={styles['today']} aria-hidden>
      <span>{t('timeline.today')}</span>
    </div>
  );
}

interface GroupProps {
  readonly group: TimeGroup;
  readonly calendar: Calendar;
}

function Group({ group, calendar }: GroupProps) {
  const { t } = useTranslation();
  const name = usePlan((plan) => groupName(group.of, (record) => recordName(plan, record), t));
  const id = `time-${groupKey(group)}`;
  const section = useRef<HTMLElement>(null);
  useHiding(
    section,
    useCallback(
      (filtered: Filtered) => group.rows.some(({ key }) => isTimeShown(filtered, key)),
      [group.rows],
    ),
  );
  return (
    <section ref={section} className={styles['group']} aria-labelledby={id}>
      <h2 className={styles['groupName']} id={id} dir="auto">
        {name}
      </h2>
      <ul>
        {group.rows.map((row) => (
          <InTurn key={row.key} id={row.key} className={styles['rowLater']} isShown={isTimeShown}>
            <TimeRowItem row={row} calendar={calendar} />
          </InTurn>
        ))}
      </ul>
    </section>
  );
}

function groupKey({ of }: TimeGroup): string {
  return typeof of === 'string' ? of : of.id;
}

type NameOf = (record: Extract<TimeGroup['of'], object>) => string;

function groupName(of: TimeGroup['of'], nameOf: NameOf, t: TFunction): string {
  if (typeof of === 'string') return t(`timeline.groups.${of}`);
  return nameOf(of) || t(`kinds.${of.root}.untitled`);
}
