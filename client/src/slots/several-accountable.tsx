import { keepOnlyLink } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../strings/do-strings.ts';
import { accountability, accountableFor, type HeldRecord } from '../session/accountability.ts';
import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { lineOf } from '../session/record-name.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { useFormat } from '../strings/format.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export interface SeveralAccountableProps {
  readonly record: HeldRecord;
  /** What it is called, where it is told apart from the record. */
  readonly title?: string;
}

/**
 * What is to be decided where two people named somebody who answers for a record, each without seeing the other's
 * choice. Nothing where one answers for it, or nobody.
 */
export function SeveralAccountable({ record, title }: SeveralAccountableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const actors = usePlan((snapshot) => accountableFor(snapshot.links, record));
  const actorsById = usePlan((snapshot) => snapshot.actorsById);
  if (actors === undefined || actors.length < 2) return null;
  const nameOf = (id: (typeof actors)[number]): string =>
    lineOf(actorsById.get(id)?.name) || t('kinds.actors.untitled');
  const said = { count: actors.length, names: format.list(actors.map(nameOf)) };
  return (
    <Notice
      kind="care"
      actions={
        mayEdit
          ? actors.map((id) => (
              <Button key={id} onClick={() => keepOnlyLink(plan, accountability(record, id))}>
                {t('roles.keep', { name: nameOf(id) })}
              </Button>
            ))
          : undefined
      }
    >
      <p>
        {title === undefined
          ? t('roles.severalAnswer', said)
          : t('roles.severalAnswerFor', { ...said, title })}
      </p>
    </Notice>
  );
}
