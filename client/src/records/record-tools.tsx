import {
  archiveRecord,
  moveRecord,
  type Place,
  type RecordAddress,
  type RecordIds,
  restoreRecord,
} from '@holdfast/plan-model';
import { Ellipsis, PanelRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { openPanel, recordLink } from '../session/plan-panel.ts';
import { recordName } from '../session/record-name.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { Button } from '../ui/button.tsx';
import type { MenuItem } from '../ui/menu-props.ts';
import { Menu } from '../ui/menu.tsx';
import { showToast } from '../ui/toast.ts';

import styles from './records.module.css';

/** The kinds that stand in the plan as things of their own; an indicator comes with its target. */
export type ShownRoot = Exclude<RecordAddress['root'], 'indicators'>;

export interface RecordToolsProps {
  readonly record: RecordAddress<ShownRoot>;
  /** The records of the list in which it stands, in their order. */
  readonly siblings: readonly RecordIds[ShownRoot][];
  /** What can be done with this kind besides. */
  readonly items?: readonly MenuItem[];
}

/** What can be done with any record: see its details, pass on its link, move it, remove it. */
export function RecordTools({ record, siblings, items = [] }: RecordToolsProps) {
  const { t } = useTranslation();
  const { plan, entry } = useOpenPlan();
  const mayEdit = useMayEdit();
  const { root, id } = record;
  const title = usePlan((snapshot) => recordName(snapshot, record)) || t(`kinds.${root}.untitled`);
  const at = siblings.indexOf(id);

  function move(place: Place<ShownRoot>): void {
    moveRecord<ShownRoot>(plan, record, place);
  }
  function copyLink(): void {
    navigator.clipboard.writeText(recordLink(record, entry.planId)).then(
      () => showToast({ text: t('records.linkCopied') }),
      // Where the browser forbids the clipboard, the address of the details is the link.
      () => openPanel({ kind: 'details', record }),
    );
  }
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const moves = [
    before !== undefined && { id: 'up', label: t('records.moveUp'), onAction: () => move({ before }) },
    after !== undefined && { id: 'down', label: t('records.moveDown'), onAction: () => move({ after }) },
  ].filter((item) => item !== false);
  const changes = [...moves, ...items];
  return (
    <span className={styles['tools']}>
      <Button
        variant="quiet"
        square
        aria-label={t('records.detailsOf', { title })}
        onClick={() => openPanel({ kind: 'details', record })}
      >
        <PanelRight aria-hidden size={18} className={styles['side']} />
      </Button>
      {mayEdit && (
        <Menu
          label={t(`${root}.actions`, { title })}
          icon={<Ellipsis aria-hidden size={20} />}
          items={[
            ...changes,
            { id: 'link', label: t('records.copyLink'), onAction: copyLink },
            { id: 'remove', label: t(`${root}.remove`), onAction: () => removeWithUndo() },
          ]}
        />
      )}
    </span>
  );

  function removeWithUndo(): void {
    archiveRecord(plan, record);
    showToast({
      text: t(`${root}.removed`, { title }),
      action: { label: t('app.undo'), run: () => restoreRecord(plan, record) },
    });
  }
}
