import {
  areSayable,
  isProposalFor,
  MAX_WORDS,
  placeOfText,
  type Proposal,
  recordOfPlace,
  type TextAnchor,
  type ThreadPlace,
  valueNow,
  type Words,
} from '@holdfast/plan-model';
import type { FormEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { WordsField } from '../../entries/words-field.tsx';
import { WrittenIn } from '../../entries/written-in.tsx';
import { useOpenPlan, useWholePlan } from '../../session/open-plan-context.ts';
import { useWrittenIn } from '../../session/own-language.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Quote } from './quote.tsx';
import { SuggestValue } from './suggest-value.tsx';
import { suggestedFields, valueTyped } from './suggested-fields.ts';
import type { BegunSuggestion } from './suggestion-draft.ts';

import styles from './talk.module.css';

/** What is said when a suggestion is given in. */
interface Suggested {
  readonly place: ThreadPlace;
  readonly anchor?: TextAnchor;
  readonly proposal: Proposal;
  readonly words: Words;
  /** Of the words. */
  readonly language?: string;
}

export interface SuggestFormProps {
  readonly begun: BegunSuggestion;
  /** Of the panel: for a value its record. */
  readonly place: ThreadPlace;
  /** They asked for another suggestion while this one is begun. */
  readonly isOther: boolean;
  readonly onKeep: (begun: BegunSuggestion | undefined) => void;
  readonly onLeave: () => void;
  readonly onSay: (suggested: Suggested) => void;
}

/** One panel is open at a time, and one form in it. */
export const SUGGEST_FORM = 'suggest-form';

/** Says what shall stand in the plan instead, and why. What is begun stays on this device until it is sent or thrown away. */
export function SuggestForm({ begun, place, isOther, onKeep, onLeave, onSay }: SuggestFormProps) {
  const { t } = useTranslation();
  const suggested = useSuggested(begun, place);
  const [language, setLanguage] = useWrittenIn();
  const isExplained = begun.why.trim() !== '';
  function say(event?: FormEvent): void {
    event?.preventDefault();
    if (suggested !== undefined) onSay({ ...suggested, ...(isExplained && { language }) });
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) say(event);
    if (event.key !== 'Escape') return;
    // The panel stays, and so does what was begun.
    event.stopPropagation();
    onLeave();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys come from its fields
    <form
      id={SUGGEST_FORM}
      className={styles['composer']}
      aria-label={t(begun.kind === 'words' ? 'suggest.words' : 'suggest.value')}
      onSubmit={say}
      onKeyDown={handleKey}
    >
      {isOther && <output>{t('suggest.another')}</output>}
      {begun.kind === 'words' ? (
        <>
          <Quote anchor={begun.passage.anchor} />
          <WordsField
            label={t('suggest.instead')}
            help={begun.text.trim() === '' ? t('suggest.takesOut') : undefined}
            value={begun.text}
            // The words are of one line.
            onChange={(text) => onKeep({ ...begun, text: text.replaceAll(/[\r\n]+/g, ' ') })}
          />
        </>
      ) : (
        <SuggestValue begun={begun} record={recordOfPlace(place)} onKeep={onKeep} />
      )}
      <WordsField
        label={t('suggest.why')}
        lang={language}
        value={begun.why}
        onChange={(why) => onKeep({ ...begun, why })}
      />
      {isExplained && <WrittenIn language={language} onChange={setLanguage} />}
      <div className={styles['actions']}>
        <Button type="submit" disabled={suggested === undefined}>
          {t('suggest.send')}
        </Button>
        <Button variant="quiet" onClick={onLeave}>
          {t('suggest.later')}
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            onKeep(undefined);
            onLeave();
          }}
        >
          {t('suggest.throwAway')}
        </Button>
      </div>
    </form>
  );
}

/** Undefined while it says nothing that could be sent. */
function useSuggested(begun: BegunSuggestion, place: ThreadPlace): Suggested | undefined {
  const { plan } = useOpenPlan();
  // What stands there now is what it is suggested in place of.
  useWholePlan();
  const { locale } = useFormat();
  const why = begun.why.trim();
  const words: Words = [why];
  if (why !== '' && !areSayable(words)) return undefined;
  if (begun.kind === 'words') {
    const { text, anchor } = begun.passage;
    const proposal: Proposal = { kind: 'text', text: begun.text.trim() };
    const where = { place: placeOfText(text), anchor };
    const isOther = proposal.text !== anchor.quote.trim() && proposal.text.length <= MAX_WORDS;
    return isOther && isProposalFor(proposal, where) ? { ...where, proposal, words } : undefined;
  }
  const record = recordOfPlace(place);
  const field = record && suggestedFields(record.root).find(({ name }) => name === begun.field);
  const value = field && valueTyped(field, begun.typed, locale);
  if (record === undefined || value === undefined) return undefined;
  const at: ThreadPlace = { kind: 'field', record, field: begun.field };
  const proposal: Proposal = { kind: 'value', value, base: valueNow(plan, at) };
  const isOther = value !== proposal.base;
  return isOther && isProposalFor(proposal, { place: at, anchor: null })
    ? { place: at, proposal, words }
    : undefined;
}
