import type { RecordAddress } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { usePlan } from '../session/open-plan-context.ts';
import { goToRecord, recordKey } from '../session/plan-panel.ts';
import { classNames } from '../ui/class-names.ts';
import { mentionName } from './record-names.ts';

import styles from './rich-text.module.css';

export interface MentionWordsProps {
  readonly record: RecordAddress;
  /** In a text that is only read a reference is a button; in one that can be edited a press on it is the text's. */
  readonly isButton: boolean;
}

/** A reference in a text without an editor, under the name that its record has now. */
export function MentionWords({ record, isButton }: MentionWordsProps) {
  const { t } = useTranslation();
  // One string each, which stays the same until there is something else to show.
  const text = usePlan((snapshot) => mentionName(snapshot, record, t).text);
  const state = usePlan((snapshot) => mentionName(snapshot, record, t).state);
  const className = classNames(styles['mention'], state !== 'here' && styles['mentionGone']);
  if (!isButton || state === 'missing') {
    return (
      <span className={className} dir="auto" data-mention={recordKey(record)}>
        @{text}
      </span>
    );
  }
  return (
    <button type="button" className={className} dir="auto" onClick={() => goToRecord(record)}>
      @{text}
    </button>
  );
}
