import '../../strings/views-strings.ts';
import type { IsoDate, PlanSnapshot } from '@holdfast/plan-model';
import { CalendarRange, List } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { InTurns } from '../../records/in-turn.tsx';
import { useDevice } from '../../session/device.ts';
import { dayOf } from '../../session/lateness.ts';
import { useWholePlan } from '../../session/open-plan-context.ts';
import { useFiltered } from '../../session/shown-records.ts';
import { todayBy } from '../../session/today.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useIsPhone } from '../../ui/use-media.ts';
import { ByMonth } from './by-month.tsx';
import { type Calendar, calendarOf } from './calendar.ts';
import { TimeGrid } from './time-grid.tsx';
import { datesIn, type Grouping, timelineOf } from './timeline-rows.ts';
import { Undated } from './undated.tsx';

import styles from './timeline.module.css';

const GROUPINGS = ['goal', 'who'] as const satisfies readonly Grouping[];

/** The plan in time: what is done when, what is to be reached by when, and what is late. */
export function Timeline() {
  const { t } = useTranslation();
  const { clock } = useDevice();
  const today = todayBy(clock);
  const plan = useWholePlan();
  const { shown } = useFiltered();
  const isPhone = useIsPhone();
  const [by, setBy] = useState<Grouping>('goal');
  const [isList, setList] = useState(false);
  // A filter hides rows of the whole, and leaves the calendar as it is.
  const whole = useMemo(() => timelineOf(plan, { by, shown: undefined, today }), [plan, by, today]);
  const timeline = useMemo(
    () => (shown === undefined ? whole : timelineOf(plan, { by, shown, today })),
    [whole, plan, by, shown, today],
  );
  const calendar = useCalendar(plan, datesIn(whole), today);
  const isByMonth = isPhone || isList;
  return (
    <section className={styles['timeline']} aria-label={t('timeline.label')} data-timeline>
      <div className={styles['tools']}>
        {!isByMonth && (
          <SelectField
            label={t('timeline.groupBy')}
            value={by}
            options={GROUPINGS.map((each) => ({ value: each, label: t(`timeline.by.${each}`) }))}
            onChange={setBy}
          />
        )}
        {!isPhone && (
          <Button onClick={() => setList(!isList)}>
            {isList ? <CalendarRange aria-hidden size={18} /> : <List aria-hidden size={18} />}
            {t(isList ? 'timeline.asCalendar' : 'timeline.asList')}
          </Button>
        )}
      </div>
      {timeline.groups.length === 0 && <p>{t('timeline.empty')}</p>}
      {timeline.groups.length > 0 && (
        <InTurns>
          {isByMonth ? (
            <ByMonth groups={timeline.groups} calendar={calendar} today={today} />
          ) : (
            <TimeGrid groups={whole.groups} calendar={calendar} today={today} />
          )}
        </InTurns>
      )}
      <Undated records={timeline.undated} />
    </section>
  );
}

/** The same calendar while it has the same years: every row is placed by it. */
function useCalendar(
  { period }: Pick<PlanSnapshot, 'period'>,
  dates: readonly IsoDate[],
  today: IsoDate,
): Calendar {
  const next = calendarOf({ start: dayOf(period.start), end: dayOf(period.end) }, dates, today);
  const { first, months } = next;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the years follow from these two
  return useMemo(() => next, [first, months]);
}
