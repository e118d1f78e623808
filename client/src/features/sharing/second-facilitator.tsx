import '../../strings/seldom-strings.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { LibraryPlan } from '../../platform/plan-library.ts';
import { useDevice } from '../../session/device.ts';
import { useOpenPlan } from '../../session/open-plan-context.ts';
import { usePeople } from '../../session/use-people.ts';
import { usePersons } from '../../session/use-persons.ts';
import { useReadable } from '../../session/use-readable.ts';
import { Button } from '../../ui/button.tsx';
import { latePart } from '../../ui/late-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { countedOnce } from './group-people.ts';
import { useMayManage } from './use-may-manage.ts';
import { useNewcomers } from './use-newcomers.ts';

const ShareDialog = latePart(async () => (await import('./share-dialog.tsx')).ShareDialog);

/** Until then a plan may be somebody's try, and its maker has other things to do. */
const SETTLED_MS = 24 * 60 * 60 * 1000;

/** Says to a plan's only facilitator that there should be a second one, until they have one or do not want to hear it. */
export function SecondFacilitator() {
  const mayManage = useMayManage();
  const { planId, participantId, aloneIsFine } = useOpenPlan().entry;
  const plans = useReadable(useDevice().library.plans);
  // The plan's own row is as it was when the plan was opened.
  const kept =
    plans.kind === 'ready'
      ? plans.plans.find((plan) => plan.planId === planId && plan.participantId === participantId)
      : undefined;
  const [isLater, setLater] = useState(false);
  if (!mayManage || isLater || (kept?.aloneIsFine ?? aloneIsFine)) return null;
  return <Nudge kept={kept} onLater={() => setLater(true)} />;
}

interface NudgeProps {
  /** The plan as it is in the library now. */
  readonly kept: LibraryPlan | undefined;
  readonly onLater: () => void;
}

function Nudge({ kept, onLater }: NudgeProps) {
  const { t } = useTranslation();
  const { library } = useDevice();
  const { entry } = useOpenPlan();
  const { isAlone, reload } = useIsAlone({ kept });
  const [isOpen, setOpen] = useState(false);
  function later(): void {
    // Not kept, it is said once more with the next page.
    void library.update(entry, { aloneIsFine: true });
    // The button is gone: the keyboard goes on in the plan.
    document.getElementById('content')?.focus({ preventScroll: true });
    onLater();
  }
  function close(): void {
    setOpen(false);
    void reload();
  }
  return (
    <>
      {isAlone && (
        <Notice
          kind="note"
          actions={
            <>
              <Button onClick={() => setOpen(true)}>{t('share.nameSecond')}</Button>
              <Button variant="quiet" onClick={later}>
                {t('share.aloneLater')}
              </Button>
            </>
          }
        >
          {t('share.alone')}
        </Notice>
      )}
      {isOpen && <ShareDialog invitedAs="facilitator" onClose={close} />}
    </>
  );
}

/** Whether nobody else could manage the plan, and it is more than a try. */
function useIsAlone({ kept }: Pick<NudgeProps, 'kept'>) {
  const { clock } = useDevice();
  const { entry } = useOpenPlan();
  const { state, reload } = usePeople();
  const persons = usePersons();
  useNewcomers(state, reload);
  if (state.kind !== 'fresh') return { isAlone: false, reload };
  const isSettled =
    countedOnce(state.people, persons).length > 1 || clock.now() - entry.createdAt > SETTLED_MS;
  // Whoever was made one in the dialog, here or in another tab, is in the list that is kept.
  const lists = [state.people, kept?.participants?.list ?? state.people];
  const isAlone = lists.every(
    (people) => countedOnce(people, persons).filter(({ role }) => role === 'facilitator').length === 1,
  );
  return { isAlone: isAlone && isSettled, reload };
}
