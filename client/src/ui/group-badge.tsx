import {
  BookOpen,
  Briefcase,
  ClipboardList,
  Compass,
  DoorOpen,
  Globe,
  GraduationCap,
  HandHeart,
  Handshake,
  HeartPulse,
  House,
  Landmark,
  type LucideIcon,
  Palette,
  Puzzle,
  School,
  Signpost,
  Wrench,
} from 'lucide-react';

import { initials } from './avatar.tsx';

import styles from './group-badge.module.css';

/** The look of each group: an icon and a colour; white on the light ones and black on the dark ones has 6:1 and more. */
const LOOKS = {
  leadership: { icon: Compass, light: '#4338ca', dark: '#a5b4fc' },
  teacher: { icon: GraduationCap, light: '#1d4ed8', dark: '#93c5fd' },
  nonTeachingStaff: { icon: ClipboardList, light: '#155e75', dark: '#67e8f9' },
  trainer: { icon: Wrench, light: '#9a3412', dark: '#fdba74' },
  learner: { icon: BookOpen, light: '#166534', dark: '#86efac' },
  formerLearner: { icon: DoorOpen, light: '#4d5d0b', dark: '#d9f99d' },
  parentFamily: { icon: House, light: '#be185d', dark: '#f9a8d4' },
  employer: { icon: Briefcase, light: '#854d0e', dark: '#fde047' },
  multiProfessionalTeam: { icon: Puzzle, light: '#6d28d9', dark: '#c4b5fd' },
  socialService: { icon: HandHeart, light: '#a21caf', dark: '#f0abfc' },
  healthService: { icon: HeartPulse, light: '#b42318', dark: '#fda29b' },
  employmentGuidanceService: { icon: Signpost, light: '#115e59', dark: '#5eead4' },
  ngo: { icon: Handshake, light: '#3f6212', dark: '#bef264' },
  localAuthority: { icon: Landmark, light: '#475569', dark: '#cbd5e1' },
  feederSchool: { icon: School, light: '#0f4c81', dark: '#a5d8ff' },
  creativeSportCommunity: { icon: Palette, light: '#7c2d57', dark: '#f5c2dc' },
  otherExternal: { icon: Globe, light: '#57534e', dark: '#d6d3d1' },
} as const;

type GroupLook = keyof typeof LOOKS;

/** The icon of a group and its colour in both themes, for what is drawn. */
export function groupLook(group: GroupLook): { readonly icon: LucideIcon; readonly colour: string } {
  const { icon, light, dark } = LOOKS[group];
  return { icon, colour: `light-dark(${light}, ${dark})` };
}

export interface GroupBadgeProps {
  readonly group: GroupLook;
  /** The name of the group in the reader's language; its initials stand in the badge. */
  readonly name: string;
}

/** A group of the community: icon, initials and colour together. Decoration beside the name of the group. */
export function GroupBadge({ group, name }: GroupBadgeProps) {
  const { icon: Icon, colour } = groupLook(group);
  return (
    <span className={styles['badge']} style={{ background: colour }} aria-hidden>
      <Icon size={14} />
      {initials(name)}
    </span>
  );
}
