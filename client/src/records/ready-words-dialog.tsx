import { Check, ChevronDown, Plus } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import '../strings/why-strings.ts';
import { announce } from '../ui/announcer.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { findReady, type ReadyGroup, type ReadyWords } from './ready-words.ts';

import styles from './ready-words.module.css';

export interface ReadyWordsDialogProps {
  readonly title: string;
  readonly guidance: string;
  readonly groups: readonly ReadyGroup[];
  readonly onChoose: (item: ReadyWords) => void;
  readonly onClose: () => void;
}

/** What others have found, by groups, to be taken over with a press. It stays open, since people take several. */
export function ReadyWordsDialog(props: ReadyWordsDialogProps) {
  const { title, guidance, groups, onChoose, onClose } = props;
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(groups[0] && [groups[0].id]));
  const found = findReady(groups, query);
  const isLooking = found !== groups;

  function toggle(id: string): void {
    const next = new Set(opened);
    if (!next.delete(id)) next.add(id);
    setOpened(next);
  }
  function choose(item: ReadyWords): void {
    onChoose(item);
    announce(t('readyWords.added', { title: item.title }));
  }
  return (
    <Dialog title={title} closeLabel={t('app.close')} onClose={onClose} isWide>
      <p className={styles['guidance']}>{guidance}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys come from the field and the buttons inside */}
      <div className={styles['content']} onKeyDown={stepByArrow}>
        <TextField
          label={t('readyWords.find')}
          type="search"
          value={query}
          onChange={setQuery}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens a long list has come to find something in it
          autoFocus
          autoComplete="off"
        />
        {found.length === 0 && <output className={styles['guidance']}>{t('readyWords.nothing')}</output>}
        <ul className={styles['groups']}>
          {found.map((group) => (
            <Group
              key={group.id}
              group={group}
              isOpen={isLooking || groups.length === 1 || opened.has(group.id)}
              onToggle={isLooking || groups.length === 1 ? undefined : () => toggle(group.id)}
              onChoose={choose}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

interface GroupProps {
  readonly group: ReadyGroup;
  readonly isOpen: boolean;
  /** Undefined while it cannot be closed. */
  readonly onToggle: (() => void) | undefined;
  readonly onChoose: (item: ReadyWords) => void;
}

function Group({ group, isOpen, onToggle, onChoose }: GroupProps) {
  const { t } = useTranslation();
  return (
    <li className={styles['group']}>
      <h3 className={styles['groupName']}>
        {onToggle === undefined ? (
          group.name
        ) : (
          <button type="button" className={styles['toggle']} aria-expanded={isOpen} onClick={onToggle}>
            <ChevronDown aria-hidden size={18} className={styles['chevron']} />
            <span className={styles['words']}>{group.name}</span>
            <span className={styles['quiet']}>{t('readyWords.count', { count: group.items.length })}</span>
          </button>
        )}
      </h3>
      {isOpen && (
        <ul className={styles['items']} aria-label={group.name}>
          {group.items.map((item) => (
            <Item key={item.id} item={item} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface ItemProps {
  readonly item: ReadyWords;
  readonly onChoose: (item: ReadyWords) => void;
}

function Item({ item, onChoose }: ItemProps) {
  const { t } = useTranslation();
  const { title, about, from, isThere } = item;
  return (
    <li className={styles['item']}>
      <button
        type="button"
        className={styles['choice']}
        // It keeps the focus, and says that nothing is to be done.
        aria-disabled={isThere}
        onClick={() => !isThere && onChoose(item)}
      >
        {isThere ? <Check aria-hidden size={18} /> : <Plus aria-hidden size={18} />}
        <span className={styles['words']}>
          <bdi>{title}</bdi>
          {about !== undefined && (
            <span className={styles['about']}>
              <bdi>{about}</bdi>
            </span>
          )}
        </span>
        {isThere && <span className={styles['there']}>{t('readyWords.isThere')}</span>}
      </button>
      {from.url === undefined ? (
        <span className={styles['quiet']}>{from.words}</span>
      ) : (
        <a className={styles['quiet']} href={from.url} target="_blank" rel="noreferrer">
          {from.words}
        </a>
      )}
    </li>
  );
}

/** From the field to the first button, and from button to button. */
function stepByArrow(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.nativeEvent.isComposing) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = at < 0 ? undefined : stops[at + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
