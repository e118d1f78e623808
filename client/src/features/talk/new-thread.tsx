import {
  addThread,
  type EntryKey,
  fragmentKey,
  isReplaceable,
  type ItemId,
  placeOfText,
  type RecordAddress,
  recordOfPlace,
  type ThreadPlace,
} from '@holdfast/plan-model';
import { canWrite } from '@holdfast/sync-protocol';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { commentRequest, type Passage } from '../../session/comment-request.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { useDiscussion, useMayComment } from '../../session/use-discussion.ts';
import { useReadable } from '../../session/use-readable.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { Button } from '../../ui/button.tsx';
import { Composer } from './composer.tsx';
import { Quote } from './quote.tsx';
import { SUGGEST_FORM, SuggestForm } from './suggest-form.tsx';
import { suggestedFields } from './suggested-fields.ts';
import { isUntouched, type SuggestionDraft, useSuggestionDraft } from './suggestion-draft.ts';

import styles from './talk.module.css';

export interface NewThreadProps {
  readonly place: ThreadPlace;
  /** What is kept of what was begun is kept for this place. */
  readonly draft: string;
  /** What is chosen before something is said; of words nothing is. */
  readonly children?: ReactNode;
  /** Something was said, in this thread. */
  readonly onSaid?: (thread: EntryKey) => void;
}

/** Begins a thread at a place of the plan: says something of it, or what shall stand there instead. */
export function NewThread({ place, draft, children, onSaid = () => {} }: NewThreadProps) {
  const { t } = useTranslation();
  const open = useDiscussion();
  const mayComment = useMayComment();
  const isFromEditor = canWrite(useRole(), 'content');
  const suggestion = useSuggestionDraft(draft);
  const [isSuggesting, setSuggesting] = useState(suggestion.begun !== undefined);
  const { input, passage, forget } = useRequest(place, (asked) => {
    setSuggesting(isReplaced(asked));
    begin(suggestion, asked);
    focusSoon(`#${SUGGEST_FORM} textarea`);
  });
  // The keyboard goes on where the form was, and the list of what is said comes next.
  const leave = (): void => {
    setSuggesting(false);
    focusSoon(`#${AFTER}`);
  };
  if (open === undefined) return null;
  if (!mayComment) return <p className={styles['quiet']}>{t('talk.reader')}</p>;
  if (isSuggesting && suggestion.begun !== undefined) {
    return (
      <SuggestForm
        begun={suggestion.begun}
        place={place}
        // Of other words something is begun already: that is gone on with first.
        isOther={passage !== undefined && !isAbout(suggestion, passage)}
        onKeep={suggestion.keep}
        onLeave={leave}
        onSay={(suggested) => {
          onSaid(addThread(open.discussion, { ...suggested, isFromEditor }));
          suggestion.keep(undefined);
          forget();
          leave();
        }}
      />
    );
  }
  return (
    <>
      {passage === undefined ? (
        children
      ) : (
        <OnWords
          passage={passage}
          onForget={() => {
            forget();
            input.current?.focus();
          }}
        />
      )}
      <Composer
        draft={`talk/${draft}`}
        label={t('talk.comment')}
        placeholder={t('talk.placeholder')}
        submitLabel={t('talk.say')}
        hasAddressee
        inputRef={input}
        onSay={(words, language) => {
          const about =
            passage === undefined ? { place } : { place: placeOfText(passage.text), anchor: passage.anchor };
          onSaid(addThread(open.discussion, { ...about, words, language, isFromEditor }));
          forget();
        }}
      />
      <BeginSuggestion
        record={recordOfPlace(place)}
        passage={passage}
        suggestion={suggestion}
        onBegin={() => {
          setSuggesting(true);
          focusSoon(`#${SUGGEST_FORM} :is(select, textarea)`);
        }}
      />
    </>
  );
}

interface OnWordsProps {
  readonly passage: Passage;
  readonly onForget: () => void;
}

/** The words that are going to be spoken of. */
function OnWords({ passage, onForget }: OnWordsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['about']}>
      <Quote anchor={passage.anchor} />
      {!isReplaced(passage) && (
        <p className={styles['quiet']}>{t(passage.isWhole ? 'suggest.notThese' : 'suggest.tooMany')}</p>
      )}
      <Button variant="quiet" onClick={onForget}>
        {t('talk.notOnWords')}
      </Button>
    </div>
  );
}

interface BeginSuggestionProps {
  readonly record: RecordAddress | undefined;
  readonly passage: Passage | undefined;
  readonly suggestion: SuggestionDraft;
  readonly onBegin: () => void;
}

/** Once what was asked for is drawn. A page that finds something begun leaves the keyboard where it is. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

/** There is one such place on a page: one panel is open at a time. */
const AFTER = 'begin-suggestion';

/** The ways into the form: with what was begun before it was left, with words that are selected, or with a value. */
function BeginSuggestion({ record, passage, suggestion, onBegin }: BeginSuggestionProps) {
  const { t } = useTranslation();
  const [field] = record === undefined ? [] : suggestedFields(record.root);
  const isBegun = suggestion.begun !== undefined && !isUntouched(suggestion.begun);
  const beginWith = (act: () => void) => () => {
    act();
    onBegin();
  };
  return (
    <div className={styles['actions']} id={AFTER} tabIndex={-1}>
      {isBegun && (
        <Button variant="quiet" onClick={onBegin}>
          {t('suggest.goOn')}
        </Button>
      )}
      {!isBegun && passage !== undefined && isReplaced(passage) && (
        <Button variant="quiet" onClick={beginWith(() => begin(suggestion, passage))}>
          {t('suggest.words')}
        </Button>
      )}
      {!isBegun && passage === undefined && field !== undefined && (
        <Button
          variant="quiet"
          onClick={beginWith(() => suggestion.keep({ kind: 'value', field: field.name, typed: '', why: '' }))}
        >
          {t('suggest.value')}
        </Button>
      )}
    </div>
  );
}

/** What has been begun and touched is not written over. */
function begin({ begun, keep }: SuggestionDraft, passage: Passage): void {
  if (!isReplaced(passage) || (begun !== undefined && !isUntouched(begun))) return;
  keep({ kind: 'words', passage, text: passage.anchor.quote, why: '' });
}

/** Other words can be suggested for it: all of it, and not only for its beginning. */
function isReplaced({ anchor, isWhole }: Passage): boolean {
  return isWhole && isReplaceable(anchor);
}

/** The very same words: others may read alike. */
function isAbout({ begun }: SuggestionDraft, { text, anchor }: Passage): boolean {
  if (begun?.kind !== 'words') return false;
  const { passage } = begun;
  const isSame = (one: ItemId, other: ItemId) => one.client === other.client && one.clock === other.clock;
  return (
    fragmentKey(passage.text) === fragmentKey(text) &&
    isSame(passage.anchor.start, anchor.start) &&
    isSame(passage.anchor.end, anchor.end)
  );
}

interface Request {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  /** What they selected, until something was said of it or they said that it is not about that. */
  readonly passage: Passage | undefined;
  readonly forget: () => void;
}

/** Whoever asked to say something, of selected words perhaps, writes on here: where those words belong. */
function useRequest(place: ThreadPlace, suggest: (passage: Passage) => void): Request {
  const input = useRef<HTMLTextAreaElement>(null);
  const asked = useReadable(commentRequest);
  // One that was not taken up, since its record went or its panel was closed, is none for the next panel.
  const request = asked?.passage === undefined || isOf(place, asked.passage) ? asked : undefined;
  const [passage, setPassage] = useState<Passage>();
  const onSuggest = useEffectEvent(suggest);
  useEffect(() => {
    if (request === undefined) return undefined;
    // A panel that opens leads the keyboard to its heading first.
    const frame = requestAnimationFrame(() => {
      commentRequest.set(undefined);
      setPassage(request.passage);
      if (request.isSuggestion === true && request.passage !== undefined) onSuggest(request.passage);
      input.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [request]);
  return { input, passage, forget: () => setPassage(undefined) };
}

/** Passages of records are spoken of beside the record, all others in Talk. */
function isOf(place: ThreadPlace, { text }: Passage): boolean {
  if (typeof text === 'string') return !('record' in place);
  return 'record' in place && recordKey(place.record) === recordKey(text);
}
