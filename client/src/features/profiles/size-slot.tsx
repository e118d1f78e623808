import { type ProfileSnapshot, setRecord } from '@holdfast/plan-model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { TextInput } from '../../slots/slot-inputs.tsx';
import { slotText } from '../../slots/slot-text.ts';
import { ValueSlot } from '../../slots/value-slot.tsx';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import type { SlotField } from '../../ui/slot.tsx';
import { sizeOf, sizePatch, sizeRules } from './size-rules.ts';

import styles from './profiles.module.css';

/** How many learners they are. A number that could show who is meant is not taken, and the words for it are offered. */
export function SizeSlot({ profile }: { readonly profile: ProfileSnapshot }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const { locale, number } = useFormat();
  const few = t('profiles.few');
  const rules = useMemo(() => sizeRules(locale, few), [locale, few]);
  const size = sizeOf(profile);
  return (
    <ValueSlot
      label={t('profiles.size')}
      place={`profiles/${profile.id}/size`}
      value={size}
      shown={slotText(size, (value) => (value === 'few' ? few : number(value)), t)}
      onCommit={(next) => setRecord(plan, 'profiles', { id: profile.id, patch: sizePatch(next) })}
      rules={rules}
      problemOf={(draft) =>
        t(rules.problemOf(draft) === 'too-few' ? 'profiles.tooFew' : 'profiles.sizeProblem')
      }
    >
      {(field, label) => <SizeField field={field} label={label} few={few} />}
    </ValueSlot>
  );
}

interface SizeFieldProps {
  readonly field: SlotField<string>;
  readonly label: string;
  readonly few: string;
}

function SizeField({ field, label, few }: SizeFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput field={field} label={label} />
      {field.draft !== few && (
        <span className={styles['few']}>
          <Button variant="quiet" onClick={() => field.onDraft(few)}>
            {t('profiles.fewButton')}
          </Button>
        </span>
      )}
    </>
  );
}
