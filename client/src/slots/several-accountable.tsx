import { keepOnlyLink, type MeasureId } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import '../strings/do-strings.ts';
import { useOpenPlan, usePlan } from '../session/open-plan-context.ts';
import { lineOf } from '../session/record-name.ts';
import { useMayEdit } from '../session/use-sync-state.ts';
import { useFormat } from '../strings/format.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

export interface SeveralAccountableProps {
  readonly measure: MeasureId;
  /** What it is called, where it is told apart from the measure. */
  readonly title?: string;
}

/**
 * What is to be decided where two people named somebody who answers for a measure, each without seeing the other's
 * choice. Nothing where one answers for it, or nobody.
 */
export function SeveralAccountable({ measure, title }: SeveralAccountableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { plan } = useOpenPlan();
  const mayEdit = useMayEdit();
  const actors = usePlan((snapshot) => snapshot.links.accountableByMeasure.get(measure));
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
              <Button
                key={id}
                onClick={() => keepOnlyLink(plan, { kind: 'accountable', measure, actor: id })}
              >
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
