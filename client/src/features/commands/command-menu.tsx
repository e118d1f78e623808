import type { PlanSnapshot, RecordAddress } from '@holdfast/plan-model';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { useWholePlan } from '../../session/open-plan-context.ts';
import { goToRecord, openPanel, recordKey } from '../../session/plan-panel.ts';
import { recordName } from '../../session/record-name.ts';
import { type Command, findCommands, MOST } from './find-commands.ts';
import { findPassages, type Passage } from './find-passages.ts';
import { planPassages } from './plan-passages.ts';

import styles from './commands.module.css';

export interface CommandMenuProps {
  /** What can be done besides going to what stands in the plan. */
  readonly actions: readonly Command[];
  readonly onClose: () => void;
}

/** Everything in the plan, what is only mentioned in its texts too, and everything that can be done with it. */
export function CommandMenu({ actions, onClose }: CommandMenuProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  // Where its person was: nothing has taken the focus yet.
  const [from] = useState(() => document.activeElement);
  const records = useRecordCommands();
  const passages = usePassages();
  const removed = useRemovedCommands();
  const named = findCommands([...actions, ...records], query);
  const inPlan = [...named, ...findPassages(passages, query, MOST - named.length)];
  const found = [...inPlan, ...findCommands(query === '' ? [] : removed, query)].slice(0, MOST);

  function run(id: string): void {
    const command = found.find((each) => each.id === id);
    // At once: whoever goes on typing means the place where they arrive.
    flushSync(onClose);
    // A panel leads the focus back to where it came from, which the dialog has not given back by now.
    if (document.activeElement === document.body) focusAgain(from);
    command?.run();
  }

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onClose();
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={styles['shade'] ?? ''}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={t('commands.title')}>
          {/* One Escape closes, whatever was typed: the field would only empty itself. */}
          <div role="presentation" onKeyDownCapture={closeOnEscape}>
            <Autocomplete inputValue={query} onInputChange={setQuery}>
              <SearchField
                className={styles['search'] ?? ''}
                aria-label={t('commands.title')}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens it has come to type
                autoFocus
              >
                <Search aria-hidden size={20} />
                <Input className={styles['input'] ?? ''} placeholder={t('commands.placeholder')} dir="auto" />
              </SearchField>
              <Menu
                className={styles['list'] ?? ''}
                aria-label={t('commands.found')}
                items={found}
                onAction={(key) => run(String(key))}
                renderEmptyState={() => <p className={styles['empty']}>{t('commands.nothing')}</p>}
              >
                {(command) => (
                  <MenuItem id={command.id} textValue={command.label} className={styles['item'] ?? ''}>
                    <span className={styles['label']} dir="auto">
                      {command.label}
                    </span>
                    <span className={styles['kind']} dir="auto">
                      {command.kind}
                    </span>
                  </MenuItem>
                )}
              </Menu>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Who was nowhere, or where nothing is any more, was at the plan. */
function focusAgain(from: Element | null): void {
  if (from instanceof HTMLElement && from !== document.body) from.focus({ preventScroll: true });
  if (document.activeElement === document.body) document.getElementById('content')?.focus();
}

/** Whoever closes the details of what they found goes on there, and not where they looked for it. */
function standAt(record: RecordAddress): void {
  const row = document.getElementById(recordKey(record));
  if (row === null) return;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
}

function useRecordCommands(): readonly Command[] {
  const { t } = useTranslation();
  const plan = useWholePlan();
  return useMemo(
    () =>
      addressesOf(plan).map((record) => ({
        id: `${record.root}/${record.id}`,
        label: recordName(plan, record) || t(`kinds.${record.root}.untitled`),
        kind: t(`kinds.${record.root}.one`),
        run: () => {
          standAt(record);
          goToRecord(record);
        },
      })),
    [plan, t],
  );
}

/** What was removed is looked for too, and stands in a list of its own. */
function useRemovedCommands(): readonly Command[] {
  const { t } = useTranslation();
  const plan = useWholePlan();
  return useMemo(
    () =>
      plan.removed.map((record) => ({
        id: `removed/${recordKey(record)}`,
        label: recordName(plan, record) || t(`kinds.${record.root}.untitled`),
        kind: t('commands.removed'),
        run: () => openPanel({ kind: 'removed' }),
      })),
    [plan, t],
  );
}

function usePassages(): readonly Passage[] {
  const { t } = useTranslation();
  const plan = useWholePlan();
  return useMemo(() => planPassages({ t, plan }), [plan, t]);
}

function addressesOf(plan: PlanSnapshot): readonly RecordAddress[] {
  return NAMED.flatMap((root) =>
    plan[root].map(({ id }) => {
      // An id of this root, which is all that an address says.
      return { root, id } as RecordAddress;
    }),
  );
}

/** What people look for by a name of its own, in the order of the plan. */
const NAMED = [
  'profiles',
  'causes',
  'goals',
  'targets',
  'outcomes',
  'actors',
  'measures',
  'practices',
  'assessments',
  'evaluations',
  'reviews',
] as const;
