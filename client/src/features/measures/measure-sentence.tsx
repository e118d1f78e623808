import {
  type ActorId,
  type ActorSnapshot,
  addLink,
  type GoalId,
  type GoalSnapshot,
  type Link,
  type MeasureSnapshot,
  type PlanSnapshot,
  removeLink,
  setMeasure,
} from '@holdfast/plan-model';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
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

const actorsOf = ({ actors }: PlanSnapshot): readonly ActorSnapshot[] => actors;
const actorName = ({ name }: ActorSnapshot, t: TFunction): string =>
  lineOf(name) || t('kinds.actors.untitled');
const goalsOf = ({ goals }: PlanSnapshot): readonly GoalSnapshot[] => goals;
const goalName = ({ statement }: GoalSnapshot, t: TFunction): string =>
  lineOf(statement) || t('kinds.goals.untitled');

function Responsible({ measure: { id: measure } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const picked = usePlan((plan) => plan.links.actorsByMeasure.get(measure)) ?? NO_ACTORS;
  return (
    <LinkedSlot
      label={t('measures.slots.who')}
      place={`measures/${measure}/responsible`}
      picked={picked}
      records={actorsOf}
      nameOf={actorName}
      empty={t('measures.nobodyListed')}
      linkTo={(actor) => ({ kind: 'responsible', measure, actor })}
    />
  );
}

function Goals({ measure: { id: measure } }: { readonly measure: MeasureSnapshot }) {
  const { t } = useTranslation();
  const picked = usePlan((plan) => plan.links.goalsByMeasure.get(measure)) ?? NO_GOALS;
  return (
    <LinkedSlot
      label={t('measures.slots.goals')}
      place={`measures/${measure}/goals`}
      picked={picked}
      records={goalsOf}
      nameOf={goalName}
      empty={t('measures.noGoals')}
      linkTo={(goal) => ({ kind: 'serves', measure, goal })}
    />
  );
}

interface LinkedSlotProps<Shown extends { readonly id: string }> {
  readonly label: string;
  readonly place: string;
  readonly picked: readonly Shown['id'][];
  /** What can be picked. */
  readonly records: (plan: PlanSnapshot) => readonly Shown[];
  readonly nameOf: (record: Shown, t: TFunction) => string;
  readonly empty: string;
  readonly linkTo: (id: Shown['id']) => Link;
}

const NOTHING: readonly never[] = [];

function LinkedSlot<Shown extends { readonly id: string }>(props: LinkedSlotProps<Shown>) {
  const { label, place, picked, records, nameOf, empty, linkTo } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  // Until it is opened only the names of what is picked matter: each key in the name of a goal changes the list of goals.
  const [isOpen, setOpen] = useState(false);
  const options = usePlan((snapshot) => (isOpen ? records(snapshot) : NOTHING));
  const namesIn = useMemo(
    () =>
      readOnce((all: readonly Shown[]) =>
        format.list(all.flatMap((each) => (picked.includes(each.id) ? nameOf(each, t) : []))),
      ),
    [format, picked, nameOf, t],
  );
  const names = usePlan((snapshot) => (picked.length === 0 ? '' : namesIn(records(snapshot))));
  const words = names || t('slots.unknown');
  return (
    <PickSlot
      label={t('slots.button', { slot: label, value: words })}
      place={place}
      mode="multiple"
      options={options.map((each) => ({ id: each.id, label: nameOf(each, t) }))}
      onOpenChange={setOpen}
      picked={picked}
      empty={empty}
      isGap={names === ''}
      onPick={(next) => {
        for (const id of next) if (!picked.includes(id)) addLink(plan, linkTo(id));
        for (const id of picked) if (!next.includes(id)) removeLink(plan, linkTo(id));
      }}
    >
      <bdi>{words}</bdi>
    </PickSlot>
  );
}

/** Reads a list again only when it is another one: it is asked at each change of the plan, and hundreds ask. */
function readOnce<List, Result>(read: (list: List) => Result): (list: List) => Result {
  let last: { readonly list: List; readonly result: Result } | undefined;
  return (list) => {
    if (last?.list !== list) last = { list, result: read(list) };
    return last.result;
  };
}
