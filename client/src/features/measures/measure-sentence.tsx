import {
  type ActorId,
  addLink,
  type GoalId,
  type Link,
  type MeasureSnapshot,
  removeLink,
  setMeasure,
} from '@holdfast/plan-model';
import { Trans, useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';
import { lineOf } from '../../session/record-name.ts';
import { PickSlot } from '../../slots/pick-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { MonthSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';

import styles from './measures.module.css';

/** Who does a measure, when, and for which goals; each a slot, each a gap until it is known. */
export function MeasureSentence({ measure }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const format = useFormat();
  const { id, start, end } = measure;
  const month = (date: string): string => format.month(date.slice(0, 7));
  return (
    <p className={styles['sentence']} dir="auto">
      <Trans
        i18nKey="measures.sentence"
        components={{
          together: <span className={styles['together']} />,
          who: <Responsible measure={measure} />,
          start: (
            <MonthSlot
              label={t('measures.slots.start')}
              day="first"
              place={`measures/${id}/start`}
              value={start}
              shown={slotText(start, month, t)}
              onCommit={(next) => setMeasure(plan, id, { start: next })}
            />
          ),
          end: (
            <MonthSlot
              label={t('measures.slots.end')}
              day="last"
              place={`measures/${id}/end`}
              value={end}
              shown={slotText(end, month, t)}
              onCommit={(next) => setMeasure(plan, id, { end: next })}
            />
          ),
          goals: <Goals measure={measure} />,
        }}
      />
    </p>
  );
}

const NO_ACTORS: readonly ActorId[] = [];
const NO_GOALS: readonly GoalId[] = [];

function Responsible({ measure: { id: measure } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const actors = usePlan((plan) => plan.actors);
  const picked = usePlan((plan) => plan.links.actorsByMeasure.get(measure)) ?? NO_ACTORS;
  return (
    <LinkedSlot
      label={t('measures.slots.who')}
      place={`measures/${measure}/responsible`}
      picked={picked}
      options={actors.map(({ id, name }) => ({ id, label: lineOf(name) || t('kinds.actors.untitled') }))}
      empty={t('measures.nobodyListed')}
      linkTo={(actor) => ({ kind: 'responsible', measure, actor })}
    />
  );
}

function Goals({ measure: { id: measure } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const goals = usePlan((plan) => plan.goals);
  const picked = usePlan((plan) => plan.links.goalsByMeasure.get(measure)) ?? NO_GOALS;
  return (
    <LinkedSlot
      label={t('measures.slots.goals')}
      place={`measures/${measure}/goals`}
      picked={picked}
      options={goals.map(({ id, statement }) => ({
        id,
        label: lineOf(statement) || t('kinds.goals.untitled'),
      }))}
      empty={t('measures.noGoals')}
      linkTo={(goal) => ({ kind: 'serves', measure, goal })}
    />
  );
}

interface LinkedSlotProps<Id extends string> {
  readonly label: string;
  readonly place: string;
  readonly picked: readonly Id[];
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly empty: string;
  readonly linkTo: (id: Id) => Link;
}

function LinkedSlot<Id extends string>(props: LinkedSlotProps<Id>) {
  const { label, place, picked, options, empty, linkTo } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const names = options.filter(({ id }) => picked.includes(id)).map((option) => option.label);
  const words = names.length === 0 ? t('targets.unknown') : format.list(names);
  return (
    <PickSlot
      label={t('targets.slotButton', { slot: label, value: words })}
      place={place}
      mode="multiple"
      options={options}
      picked={picked}
      empty={empty}
      isGap={names.length === 0}
      onPick={(next) => {
        for (const id of next) if (!picked.includes(id)) addLink(plan, linkTo(id));
        for (const id of picked) if (!next.includes(id)) removeLink(plan, linkTo(id));
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}
