import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { NamedVersion } from '../../platform/named-versions.ts';
import { useDevice } from '../../session/device.ts';
import { EditModeContext } from '../../session/edit-mode.ts';
import { OpenPlanContext, useOpenPlan } from '../../session/open-plan-context.ts';
import { openStillPlan } from '../../session/open-still-plan.ts';
import type { OpenPlan } from '../../session/plan-session.ts';
import { ShownVersionContext, useShownVersion } from '../../session/shown-version.ts';
import { useNamedVersions } from '../../session/use-named-versions.ts';
import { useFormat } from '../../strings/format.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';

/** Lets everything below ask for a named version, and shows one to `VersionReader`. */
export function ShownVersionProvider({ children }: { readonly children: ReactNode }) {
  const [id, show] = useState<string>();
  const shown = useMemo(() => ({ id, show }), [id]);
  return <ShownVersionContext value={shown}>{children}</ShownVersionContext>;
}

type Reading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'read'; readonly version: NamedVersion; readonly still: OpenPlan };

const LOADING: Reading = { kind: 'loading' };
const READING_ONLY = { isEditing: false, setEditing: () => {} };

/** What is inside is the plan as it is now, or the version that was asked for: the same screen, to read only. */
export function VersionReader({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, show } = useShownVersion();
  const reading = useVersion(id);
  if (id === undefined) return children;
  const back = <Button onClick={() => show(undefined)}>{t('versions.back')}</Button>;
  switch (reading.kind) {
    case 'loading':
      return <output>{t('versions.opening')}</output>;
    case 'unreadable':
      return (
        <Notice kind="bad" actions={back}>
          {t('versions.unreadable')}
        </Notice>
      );
    case 'read': {
      const { version, still } = reading;
      return (
        <>
          <Notice kind="note" actions={back}>
            {t('versions.reading', { name: version.name, when: format.moment(version.keptAt) })}
          </Notice>
          <OpenPlanContext value={still}>
            <EditModeContext value={READING_ONLY}>{children}</EditModeContext>
          </OpenPlanContext>
        </>
      );
    }
  }
}

function useVersion(id: string | undefined): Reading {
  const open = useOpenPlan();
  const { clock } = useDevice();
  const versions = useNamedVersions();
  const [reading, setReading] = useState<Reading>(LOADING);
  useEffect(() => {
    if (id === undefined) return undefined;
    let close = (): void => {};
    let isGone = false;
    versions.read(id).then(
      (version) => {
        if (isGone) return;
        if (version === undefined) {
          setReading({ kind: 'unreadable' });
          return;
        }
        const opened = openStillPlan(open, version.state, clock);
        close = opened.close;
        setReading({ kind: 'read', version, still: opened.still });
      },
      // Storage does not answer; what was kept is where it was.
      () => {
        if (!isGone) setReading({ kind: 'unreadable' });
      },
    );
    return () => {
      isGone = true;
      setReading(LOADING);
      close();
    };
  }, [id, open, clock, versions]);
  return reading;
}
