import { causeGroupsEn, causesEn, defaultCauseOrder } from '@holdfast/content/causes';
import { addRecord, type CauseSnapshot } from '@holdfast/plan-model';
import { useTranslation } from 'react-i18next';

import { fromWords } from '../../records/from-words.ts';
import { ReadyWordsDialog } from '../../records/ready-words-dialog.tsx';
import type { ReadyGroup, ReadyWords } from '../../records/ready-words.ts';
import { useOpenPlan, usePlan } from '../../session/open-plan-context.ts';

/** The reasons that others have named, to take over; those that are named most stand first. */
export function ReadyCauses({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { plan } = useOpenPlan();
  const inPlan = usePlan((snapshot) => snapshot.causes);
  const items = causesEn.map((cause) => ({ cause, item: readyCause(cause, inPlan, t) }));
  const groups: readonly ReadyGroup[] = [
    {
      id: 'mostNamed',
      name: t('readyWords.causes.mostNamed'),
      items: defaultCauseOrder.codes.flatMap((code) =>
        items.filter(({ cause }) => cause.code === code).map(({ item }) => item),
      ),
    },
    ...causeGroupsEn.map(({ key, name }) => ({
      id: key,
      name,
      items: items.filter(({ cause }) => cause.group === key).map(({ item }) => item),
    })),
  ];
  function choose({ id }: ReadyWords): void {
    const cause = causesEn.find(({ code }) => code === id);
    if (cause === undefined) return;
    const { code, level, statement } = cause;
    addRecord(plan, 'causes', { values: { code, level }, texts: { statement } });
  }
  return (
    <ReadyWordsDialog
      title={t('readyWords.causes.title')}
      guidance={t('readyWords.causes.guidance')}
      groups={groups}
      onChoose={choose}
      onClose={onClose}
    />
  );
}

function readyCause(
  { code, statement, origin }: (typeof causesEn)[number],
  inPlan: readonly CauseSnapshot[],
  t: Parameters<typeof fromWords>[1],
): ReadyWords {
  const isThere = inPlan.some((each) => each.code === code);
  return { id: code, title: statement, from: fromWords(origin, t), isThere };
}
