import type { RecordAddress } from '@holdfast/plan-model';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useWholePlan } from '../session/open-plan-context.ts';
import { recordName } from '../session/record-name.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { idsIn, listKey, listsFor, type RecordList, type ShownRoot, type Spot } from './record-list.ts';
import { listName } from './use-move.ts';

import styles from './records.module.css';

export interface MoveDialogProps {
  readonly record: RecordAddress<ShownRoot>;
  readonly list: RecordList;
  readonly title: string;
  readonly onMove: (spot: Spot) => void;
  readonly onClose: () => void;
}

/** The first place of a list; every other is named by the record before it. */
const FIRST = 'first';

/** Moving by choosing: to any place of its list, or of another one of its kind. */
export function MoveDialog({ record, list, title, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const plan = useWholePlan();
  const [chosen, setChosen] = useState(listKey(list));
  const [after, setAfter] = useState<string>();
  const lists = listsFor(list, plan);
  const to = lists.find((each) => listKey(each) === chosen) ?? list;
  const others = idsIn(to, plan).filter((id) => id !== record.id);
  const now = listKey(to) === listKey(list) ? idsIn(list, plan).indexOf(record.id) : others.length;
  const named = after === undefined || after === FIRST ? -1 : others.findIndex((id) => id === after);
  // Whatever was chosen may have been moved or removed by somebody else.
  const at = after === FIRST ? 0 : named < 0 ? now : named + 1;

  function submit(event: FormEvent): void {
    event.preventDefault();
    onMove({ list: to, at });
  }
  return (
    <Dialog title={t('records.moveTitle', { title })} closeLabel={t('app.close')} onClose={onClose}>
      <form className={styles['moveForm']} onSubmit={submit}>
        {lists.length > 1 && (list.root === 'targets' || list.root === 'actors') && (
          <SelectField
            label={t(`records.moveInto.${list.root}`)}
            value={chosen}
            options={lists.map((each) => ({ value: listKey(each), label: listName(each, plan, t) }))}
            onChange={(next) => {
              setChosen(next);
              setAfter(undefined);
            }}
          />
        )}
        <SelectField
          label={t('records.movePlace')}
          value={others[at - 1] ?? FIRST}
          options={[
            { value: FIRST, label: t('records.moveFirst') },
            ...others.map((id) => ({ value: id, label: t('records.moveAfter', { title: nameOf(id) }) })),
          ]}
          onChange={setAfter}
        />
        <Button type="submit" variant="primary">
          {t('records.moveConfirm')}
        </Button>
      </form>
    </Dialog>
  );

  function nameOf(id: (typeof others)[number]): string {
    // A list holds records of one kind.
    const other = { root: record.root, id } as RecordAddress<ShownRoot>;
    return recordName(plan, other) || t(`kinds.${record.root}.untitled`);
  }
}
