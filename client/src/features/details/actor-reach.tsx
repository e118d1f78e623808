import { type ActorSnapshot, setActor } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { todayBy } from '../../session/today.ts';
import { DaySlot } from '../../slots/day-slot.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { WordsSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Detail } from './detail.tsx';

export interface ActorPartProps {
  readonly actor: ActorSnapshot;
}

/** As the plan takes them. */
const LONGEST = { area: 300, hours: 300, referral: 1000, languages: 200 } as const;
const WORDS = ['area', 'hours', 'referral', 'languages'] as const;

/** Where they work, when and how others come to them, and when somebody last looked whether this is so. */
export function ActorReach({ actor }: ActorPartProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  return (
    <>
      {WORDS.map((field) => (
        <Detail key={field} label={t(`community.${field}`)}>
          <WordsSlot
            label={t(`community.${field}`)}
            place={`actors/${actor.id}/${field}`}
            maxLength={LONGEST[field]}
            value={actor[field]}
            shown={slotText(actor[field], (text) => text, t)}
            onCommit={(next) => setActor(plan, actor.id, { [field]: next })}
          />
        </Detail>
      ))}
      <CheckedOn actor={actor} />
    </>
  );
}

function CheckedOn({ actor: { id, checkedOn } }: ActorPartProps) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { clock } = useDevice();
  const format = useFormat();
  const today = todayBy(clock);
  return (
    <Detail label={t('community.checkedOn')} help={t('community.checkedOnHelp')}>
      <DaySlot
        label={t('community.checkedOn')}
        place={`actors/${id}/checkedOn`}
        value={checkedOn}
        shown={slotText(checkedOn, format.day, t)}
        last={today}
        objection={(day) => (day !== null && day > today ? t('community.notYetDay') : undefined)}
        onCommit={(next) => setActor(plan, id, { checkedOn: next })}
      />
    </Detail>
  );
}
