import { links } from '../records.ts';
import type { TemplateLink, TemplateRecord } from '../template.ts';
import { workForLearners } from './work-for-learners.ts';
import { workForStaff } from './work-for-staff.ts';

const all = [...workForLearners, ...workForStaff];

export const work: readonly TemplateRecord[] = all.map(({ key, title, what, values }) => ({
  root: 'measures',
  key,
  values,
  texts: { title, what },
}));

export const workLinks: readonly TemplateLink[] = all.flatMap(
  ({ key, who, serves, addresses = [], towards, helps = [], improves = [] }) => [
    ...links('responsible', key, ...who.responsible),
    ...links('accountable', key, who.accountable),
    ...links('consulted', key, ...(who.consulted ?? [])),
    ...links('informed', key, ...(who.informed ?? [])),
    ...links('serves', key, ...serves),
    ...links('addresses', key, ...addresses),
    ...links('towards', key, ...towards),
    ...links('helps', key, ...helps),
    ...links('improves', key, ...improves),
  ],
);
