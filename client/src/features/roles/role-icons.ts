import { BadgeCheck, Hand, type LucideIcon, Megaphone, MessageCircleQuestionMark } from 'lucide-react';

import type { MeasureRole } from '../../session/measure-roles.ts';

/** Each part has an icon and a word beside its place in the cell. */
export const ROLE_ICONS: Readonly<Record<MeasureRole, LucideIcon>> = {
  responsible: Hand,
  accountable: BadgeCheck,
  consulted: MessageCircleQuestionMark,
  informed: Megaphone,
};
