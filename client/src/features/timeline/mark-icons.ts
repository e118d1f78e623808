import { CalendarCheck, Flag, Milestone, Sparkles } from 'lucide-react';

/** What stands for each kind of day in the calendar; its words stand beside it or are its name. */
export const MARK_ICONS = {
  milestone: Milestone,
  deadline: Flag,
  outcome: Sparkles,
  review: CalendarCheck,
} as const;

export const MARK_KINDS = ['milestone', 'deadline', 'outcome', 'review'] as const;
