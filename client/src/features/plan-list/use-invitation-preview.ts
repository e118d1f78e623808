import type { InvitationPreview } from '@holdfast/sync-protocol';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { InvitationLink } from '../../platform/invitation-link.ts';
import type { ApiFailure } from '../../platform/relay-api.ts';
import { useDevice } from '../../session/device.ts';

export type PreviewState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly preview: InvitationPreview }
  /** The relay cannot be asked now; joining works all the same. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly text: string };

/** What an invitation says; asked again when the page is back online. */
export function useInvitationPreview(link: InvitationLink): PreviewState {
  const { t } = useTranslation();
  const { api, page } = useDevice();
  const [state, setState] = useState<PreviewState>({ kind: 'loading' });

  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const answer = await api.previewInvitation(link);
      if (isGone) return;
      if (answer.kind === 'done') setState({ kind: 'known', preview: answer.value });
      else setState(toState(answer));
    };
    const toState = (failure: ApiFailure): PreviewState =>
      failure.kind === 'refused'
        ? { kind: 'refused', text: t(refusalText(failure.problem.kind)) }
        : { kind: 'unreachable' };
    void ask();
    const stop = page.onWake(() => void ask());
    return () => {
      isGone = true;
      stop();
    };
  }, [api, page, link, t]);

  return state;
}

function refusalText(kind: string) {
  if (kind === 'invitation-expired') return 'join.expired';
  if (kind === 'invitation-used-up') return 'join.usedUp';
  return 'join.invalid';
}
