import { type Field, isUnreadable, quoteParts, type TextAnchor } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { useWholePlan } from '../../session/open-plan-context.ts';
import { recordName } from '../../session/record-name.ts';

import styles from './talk.module.css';

/** The words that something was said about, as they were then. */
export function Quote({ anchor }: { readonly anchor: Field<TextAnchor> }) {
  const { t } = useTranslation();
  const plan = useWholePlan();
  if (isUnreadable(anchor)) return null;
  return (
    <blockquote className={styles['quote']} dir="auto">
      {quoteParts(anchor.quote).map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of a quote never change
        <span key={index}>
          {typeof part === 'string' ? part : `@${recordName(plan, part) || t(`kinds.${part.root}.untitled`)}`}
        </span>
      ))}
    </blockquote>
  );
}
