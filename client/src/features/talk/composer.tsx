import { isBlank } from '@holdfast/base';
import { ACTOR_GROUPS, areSayable, MAX_WORDS, type Mention, type Words } from '@holdfast/plan-model';
import { type FormEvent, type KeyboardEvent, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useNamedPeople } from '../../entries/people-context.ts';
import { WordsField } from '../../entries/words-field.tsx';
import { WrittenIn } from '../../entries/written-in.tsx';
import { useWrittenIn } from '../../session/own-language.ts';
import { onePerPerson } from '../../session/person-names.ts';
import { usePersons } from '../../session/use-persons.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useTakeFocus } from '../../ui/use-take-focus.ts';
import { NOBODY, useBegun } from './use-begun.ts';

import styles from './talk.module.css';

export interface ComposerProps {
  /** Under which name what is begun is kept on this device. */
  readonly draft: string;
  /** What stands there as long as nothing was begun. */
  readonly initial?: string;
  /** In which that is. */
  readonly initialLanguage?: string | null;
  readonly label: string;
  readonly placeholder?: string;
  readonly submitLabel: string;
  /** Words may be left out. */
  readonly isOptional?: boolean;
  /** Offers to speak to a person or a group. */
  readonly hasAddressee?: boolean;
  readonly onSay: (words: Words, language: string) => void;
  readonly onCancel?: () => void;
  readonly inputRef?: RefObject<HTMLTextAreaElement | null>;
  /** It was asked for by the button before it. */
  readonly takesFocus?: boolean;
}

/** Where something is said. What is begun stays on this device until it is said or taken out. */
export function Composer({
  draft,
  initial = '',
  initialLanguage = null,
  label,
  placeholder,
  submitLabel,
  isOptional = false,
  hasAddressee = false,
  takesFocus = false,
  inputRef,
  onSay,
  onCancel,
}: ComposerProps) {
  const { t } = useTranslation();
  const { text, addressee, setText, setAddressee, clear } = useBegun(draft, initial);
  const [language, setLanguage] = useWrittenIn(initialLanguage);
  const own = useRef<HTMLTextAreaElement>(null);
  const field = inputRef ?? own;
  useTakeFocus(field, takesFocus);
  const words: Words = [...mentionOf(addressee), text.trim()];
  const isTooLong = text.trim().length > MAX_WORDS;
  const mayBeSaid = isOptional ? !isTooLong : !isBlank(text) && areSayable(words);

  function say(event?: FormEvent): void {
    event?.preventDefault();
    if (!mayBeSaid) return;
    onSay(words, language);
    clear();
    // The button that was pressed goes with the words.
    field.current?.focus();
  }
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing)
      say(event);
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || onCancel === undefined) return;
    // The panel stays: what was begun is kept.
    event.stopPropagation();
    onCancel();
  }
  return (
    <form className={styles['composer']} onSubmit={say}>
      <WordsField
        areaRef={field}
        label={label}
        isLabelHidden
        placeholder={placeholder}
        lang={language}
        value={text}
        onChange={setText}
        onKeyDown={handleKey}
      />
      {!isBlank(text) && <WrittenIn language={language} onChange={setLanguage} />}
      {hasAddressee && !isBlank(text) && <Addressee value={addressee} onChange={setAddressee} />}
      {(isOptional || !isBlank(text) || onCancel !== undefined) && (
        <div className={styles['actions']}>
          <Button type="submit" disabled={!mayBeSaid}>
            {submitLabel}
          </Button>
          {onCancel !== undefined && (
            <Button variant="quiet" onClick={onCancel}>
              {t('talk.cancel')}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

interface AddresseeProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Whom the words are for in particular: a person of the plan, or a group. */
function Addressee({ value, onChange }: AddresseeProps) {
  const { t } = useTranslation();
  const people = useNamedPeople();
  const listed = onePerPerson([...people.keys()], { people, persons: usePersons() })
    .filter((person) => person !== undefined)
    .sort((a, b) => a.name.localeCompare(b.name));
  const options = [
    { value: NOBODY, label: t('talk.toEverybody') },
    ...listed.map(({ participantId, name }) => ({ value: `person/${participantId}`, label: name })),
    ...ACTOR_GROUPS.map((group) => ({ value: `group/${group}`, label: t(`groups.${group}`) })),
  ];
  return <SelectField label={t('talk.to')} value={value} options={options} onChange={onChange} />;
}

function mentionOf(addressee: string): readonly (Mention | string)[] {
  const [kind, id = ''] = addressee.split('/');
  if (kind === 'person') return [{ kind, participantId: id }, ' '];
  const group = ACTOR_GROUPS.find((each) => each === id);
  return kind === 'group' && group !== undefined ? [{ kind, group }, ' '] : [];
}
