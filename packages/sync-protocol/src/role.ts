import * as z from 'zod/mini';

import type { DocumentName } from './room.ts';

export const ROLES = ['facilitator', 'editor', 'commenter', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** What the relay lets a role do in a document; the client asks the same function before it offers an edit. */
export function canWrite(role: Role, document: DocumentName): boolean {
  switch (role) {
    case 'facilitator':
    case 'editor':
      return true;
    case 'commenter':
      return document === 'discussion';
    case 'viewer':
      return false;
  }
}

/** Inviting, changing roles, revoking. */
export function canManage(role: Role): boolean {
  return role === 'facilitator';
}

/** The stakeholder groups of the source text; self-declared by whoever joins. */
export const GROUPS = [
  'leadership',
  'teacher',
  'nonTeachingStaff',
  'trainer',
  'learner',
  'formerLearner',
  'parentFamily',
  'employer',
  'multiProfessionalTeam',
  'socialService',
  'healthService',
  'employmentGuidanceService',
  'ngo',
  'localAuthority',
  'feederSchool',
  'creativeSportCommunity',
  'otherExternal',
] as const;
export const groupSchema = z.enum(GROUPS);
export type Group = z.infer<typeof groupSchema>;
