import {
  ACTOR_GROUPS,
  areSayable,
  ENDORSEMENT_WAYS,
  MAX_SPOKESPERSON,
  MOST_ASKED,
  type NewEndorsement,
} from '@holdfast/plan-model';

import { countIn } from './count-in.ts';

/** A form in which nothing was begun. */
export const BLANK_ENDORSEMENT = {
  group: '',
  way: '',
  spokesperson: '',
  asked: '',
  note: '',
};
type EndorsementValues = Readonly<Record<keyof typeof BLANK_ENDORSEMENT, string>>;

export interface EndorsementProblems {
  readonly group?: 'noGroup';
  readonly way?: 'noWay';
  readonly spokesperson?: 'noWho';
  readonly asked?: 'badAsked';
  /** The field of the note says itself that it is too long. */
  readonly isNoteTooLong?: true;
}

type CheckedEndorsement =
  | { readonly endorsement: Omit<NewEndorsement, 'goal'>; readonly problems?: undefined }
  | { readonly problems: EndorsementProblems };

/** What a form says, or what is wrong in it. */
export function checkEndorsement(values: EndorsementValues): CheckedEndorsement {
  const group = ACTOR_GROUPS.find((each) => each === values.group);
  const way = ENDORSEMENT_WAYS.find((each) => each === values.way);
  const spokesperson = values.spokesperson.trim();
  const asked = countIn(values.asked, MOST_ASKED);
  const note = values.note.trim() === '' ? [] : [values.note.trim()];
  const isNamed = areSayable([spokesperson]) && spokesperson.length <= MAX_SPOKESPERSON;
  const isNoteTooLong = note.length > 0 && !areSayable(note);
  if (group !== undefined && way !== undefined && asked !== undefined && isNamed && !isNoteTooLong)
    return { endorsement: { group, way, spokesperson, asked, note } };
  return {
    problems: {
      ...(group === undefined && { group: 'noGroup' }),
      ...(way === undefined && { way: 'noWay' }),
      ...(!isNamed && { spokesperson: 'noWho' }),
      ...(asked === undefined && { asked: 'badAsked' }),
      ...(isNoteTooLong && { isNoteTooLong }),
    },
  };
}
