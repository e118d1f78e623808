import '../../strings/goes-strings.ts';
import { addMeasurement, type IndicatorSnapshot, type IsoDate } from '@holdfast/plan-model';
import { Plus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import {
  type DraftProblem,
  type DraftProblems,
  draftToKeep,
  isDraftOfTooFew,
  readMeasurement,
} from '../../session/measurement-draft.ts';
import { measurementRemark } from '../../session/measurement-remark.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { unitName } from '../../session/quantity-words.ts';
import { todayBy } from '../../session/today.ts';
import { type FormDraft, useFormDraft } from '../../session/use-form-draft.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { ignoreSecondClick } from '../../ui/ignore-second-click.ts';
import { leaveByEscape } from '../../ui/leave-by-escape.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useFocusAfter } from '../../ui/use-focus-after.ts';
import { useFocusIn } from '../../ui/use-focus-in.ts';

import styles from './measurements.module.css';

export interface AddMeasurementProps {
  readonly indicator: IndicatorSnapshot;
  readonly name: string;
  /** About fewer people no number is written. */
  readonly least: number;
}

const BLANK = { date: '', value: '', people: '' };

/** Where a number that was found is written down. Open when it is asked for, or where something was begun. */
export function AddMeasurement(props: AddMeasurementProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const by = { locale, least: props.least };
  const draft = useFormDraft(`measurements/${props.indicator.id}`, BLANK, (values) =>
    draftToKeep(values, by),
  );
  const [state, setState] = useState<'closed' | 'begun' | 'asked'>(
    Object.values(draft.values).some((value) => value !== '') ? 'begun' : 'closed',
  );
  const button = useRef<HTMLButtonElement>(null);
  useFocusAfter(state !== 'closed', button);
  if (state === 'closed') {
    return (
      <div>
        <Button
          ref={button}
          aria-label={t('goes.add.label', { name: props.name })}
          onClick={() => setState('asked')}
        >
          <Plus aria-hidden size={18} />
          {t('goes.add.open')}
        </Button>
      </div>
    );
  }
  return (
    <MeasurementForm
      {...props}
      draft={draft}
      takesFocus={state === 'asked'}
      onClose={() => setState('closed')}
    />
  );
}

interface MeasurementFormProps extends AddMeasurementProps {
  readonly draft: FormDraft<keyof typeof BLANK>;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** What is about too few people is said to be that before it is given in. */
function MeasurementForm({ indicator, name, least, draft, takesFocus, onClose }: MeasurementFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const today = todayBy(useDevice().clock);
  const [isTried, setTried] = useState(false);
  const form = useFocusIn<HTMLFormElement>(takesFocus);
  const by = { today, locale: format.locale, least };
  const reading = readMeasurement(draft.values, by);
  const isHidden = isDraftOfTooFew(draft.values, by);

  function add(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (reading.kind === 'wrong') {
      // Once it is drawn what is wrong: there the keyboard goes on.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const { kind: _, ...found } = reading;
    addMeasurement(plan, { indicatorId: indicator.id, ...found, method: 'manual' });
    draft.clear();
    setTried(false);
    form.current?.querySelector('input')?.focus();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key comes from what is inside
    <form
      ref={form}
      className={styles['add']}
      aria-label={t('goes.add.label', { name })}
      noValidate
      onSubmit={add}
      onKeyDown={leaveByEscape(onClose)}
    >
      <Fields
        indicator={indicator}
        draft={draft}
        today={today}
        problems={isTried && reading.kind === 'wrong' ? reading.problems : {}}
      />
      <output className={styles['remark']}>
        {measurementRemark(draft.values, { indicator, today, wording: { t, format } })}
      </output>
      <div className={styles['more']}>
        <Button type="submit" onClick={({ nativeEvent }) => ignoreSecondClick(nativeEvent)}>
          {t(isHidden ? 'goes.add.sendHidden' : 'goes.add.send')}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('goes.add.close')}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps extends Pick<MeasurementFormProps, 'indicator' | 'draft'> {
  readonly today: IsoDate;
  readonly problems: DraftProblems;
}

function Fields({ indicator, draft: { values, change }, today, problems }: FieldsProps) {
  const { t } = useTranslation();
  const tell = (problem: DraftProblem | undefined) => problem && t(`goes.add.problems.${problem}`);
  return (
    <div className={styles['fields']}>
      <TextField
        label={t('goes.add.date')}
        type="date"
        max={today}
        value={values.date}
        problem={tell(problems.date)}
        onChange={(date) => change('date', date)}
      />
      <TextField
        label={t('goes.add.valueIn', { unit: t(`goes.units.${unitName(indicator)}`) })}
        inputMode="decimal"
        autoComplete="off"
        value={values.value}
        problem={tell(problems.value)}
        onChange={(value) => change('value', value)}
      />
      <TextField
        label={t('goes.add.people')}
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('goes.add.peopleHelp')}
        value={values.people}
        problem={tell(problems.people)}
        onChange={(people) => change('people', people)}
      />
    </div>
  );
}
