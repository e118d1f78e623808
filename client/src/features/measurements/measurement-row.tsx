import '../../strings/goes-strings.ts';
import {
  addManyRecords,
  type IndicatorSnapshot,
  type IsoDate,
  isOfTooFew,
  isUnreadable,
  type MeasurementSnapshot,
  MOST_PEOPLE,
  type RecordPatch,
} from '@holdfast/plan-model';
import { memo, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';

import { RecordRow } from '../../records/record-row.tsx';
import { RecordTools } from '../../records/record-tools.tsx';
import { boundsWords } from '../../session/bounds-words.ts';
import { boundsOf, isBeyond } from '../../session/bounds.ts';
import { useDevice } from '../../session/device.ts';
import { isAboutTooFew } from '../../session/measured-numbers.ts';
import { reachOfPeople } from '../../session/measurement-draft.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { quantityWords } from '../../session/quantity-words.ts';
import { todayBy } from '../../session/today.ts';
import { DaySlot } from '../../slots/day-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { NumberSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { showToast } from '../../ui/toast.ts';

import styles from './measurements.module.css';

export interface MeasurementRowProps {
  readonly measurement: MeasurementSnapshot;
  readonly indicator: IndicatorSnapshot;
  readonly least: number;
}

/** One number that was found, or that there is one which is about too few people to be read. */
export const MeasurementRow = memo(function MeasurementRow(props: MeasurementRowProps) {
  const { measurement, indicator } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const record = { root: 'measurements', id: measurement.id } as const;
  const { value, people, breakdown, note } = measurement;
  const isThere = value !== null || people !== null;

  function takeOut(): void {
    change(plan, measurement.id, { value: null, people: null, isHidden: true });
    showToast({ text: t('goes.tookOut') });
  }
  return (
    <RecordRow record={record} list={null} className={styles['row']}>
      <div className={styles['rowWords']}>
        <p>
          {isAboutTooFew(measurement, indicator) ? <HiddenWords {...props} /> : <NumberWords {...props} />}
          {typeof breakdown === 'string' && (
            <span className={styles['part']}>
              {' '}
              · <bdi>{breakdown}</bdi>
            </span>
          )}
        </p>
        {typeof value === 'number' && isBeyond(value, boundsOf(indicator)) && (
          <p className={styles['remark']}>
            {t('goes.beyond', { bounds: boundsWords(indicator, { t, format }) })}
          </p>
        )}
        {typeof note === 'string' && (
          <p className={styles['quiet']} dir="auto">
            {note}
          </p>
        )}
      </div>
      <RecordTools
        record={record}
        list={null}
        items={() => (isThere ? [{ id: 'take-out', label: t('goes.takeOut'), onAction: takeOut }] : [])}
      />
    </RecordRow>
  );
});

/** As a batch: what is changed to be about too few people is written as that. */
function change(
  plan: Parameters<typeof addManyRecords>[0],
  id: MeasurementSnapshot['id'],
  patch: RecordPatch<'measurements'>,
): void {
  addManyRecords(plan, (batch) => batch.set('measurements', { id, patch }));
}

function HiddenWords({ measurement, least }: MeasurementRowProps) {
  const format = useFormat();
  return (
    <Trans
      i18nKey="goes.rowHidden"
      values={{ least: format.number(least) }}
      components={{ date: <Day measurement={measurement} /> }}
    />
  );
}

function NumberWords({ measurement, indicator, least }: MeasurementRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const { id, value, people } = measurement;
  const shownPeople = slotText(
    people,
    (count) => t('goes.people', { count, number: format.number(count) }),
    t,
  );
  return (
    <Trans
      i18nKey="goes.row"
      components={{
        together: <span className={styles['together']} />,
        date: <Day measurement={measurement} />,
        value: (
          <NumberSlot
            label={t('goes.rowSlots.value')}
            place={`measurements/${id}/value`}
            value={value}
            shown={slotText(value, (each) => quantityWords(each, indicator, { t, format }), t)}
            onCommit={(next) => change(plan, id, { value: next })}
          />
        ),
        people: (
          <NumberSlot
            label={t('goes.rowSlots.people')}
            place={`measurements/${id}/people`}
            value={people}
            shown={people === null ? { text: t('goes.peopleUnknown'), isGap: true } : shownPeople}
            objection={(count) => {
              if (!Number.isInteger(count) || count < 0 || count > MOST_PEOPLE)
                return t('goes.add.problems.peopleWrong');
              // It would take the number with it: that is done where it is said.
              return isOfTooFew(count, least) ? t('goes.tooFew', { least: format.number(least) }) : undefined;
            }}
            reachOf={(draft) => reachOfPeople(draft, { locale: format.locale, least })}
            onCommit={(next) => change(plan, id, { people: next })}
          />
        ),
      }}
    />
  );
}

function Day({ measurement: { id, date } }: Pick<MeasurementRowProps, 'measurement'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const today = todayBy(useDevice().clock);
  return (
    <DaySlot
      label={t('goes.rowSlots.date')}
      place={`measurements/${id}/date`}
      value={date}
      shown={slotText<IsoDate>(date, format.day, t)}
      last={today}
      objection={(next) => (next === null || next > today ? t('goes.dateNeeded') : undefined)}
      onCommit={(next) => {
        if (next !== null && !isUnreadable(next)) change(plan, id, { date: next });
      }}
    />
  );
}
