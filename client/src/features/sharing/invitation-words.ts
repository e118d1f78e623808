import type { Invitation } from '@holdfast/sync-protocol';
import type { TFunction } from 'i18next';

import type { Format } from '../../strings/format.ts';

interface Wording {
  readonly t: TFunction;
  readonly format: Format;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is to be said of a link besides its label, in short: its role, its group, how often it was used, how long it is valid. */
export function invitationFacts(invitation: Invitation, { t, format, now }: Wording): readonly string[] {
  const { role, group, uses, maxUses, expiresAt, label } = invitation;
  const facts = [
    label === undefined ? undefined : t(`roles.${role}`),
    group === undefined ? undefined : t(`groups.${group}`),
    maxUses === undefined
      ? t('share.used', { count: uses })
      : t('share.usedOf', { uses: format.number(uses), count: maxUses }),
    expiresAt === undefined
      ? undefined
      : t(expiresAt > now ? 'share.until' : 'share.expired', { when: format.moment(expiresAt) }),
    maxUses !== undefined && uses >= maxUses ? t('share.usedUp') : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}
