import {
  areSayable,
  type IsoDate,
  MOST_HEARD,
  type NewVoice,
  parseIsoDate,
  VOICE_CHANNELS,
} from '@holdfast/plan-model';

import { countIn } from './count-in.ts';

/** A form in which nothing was begun. No day is today; no consent is an empty value; how it was heard has to be said. */
export const BLANK_VOICE = { channel: '', heardOn: '', people: '', hasConsent: '', words: '' };
type VoiceValues = Readonly<Record<keyof typeof BLANK_VOICE, string>>;

/** The day was taken out of its field. */
export const NO_DAY = '-';
/** A year before it is a slip of the hand. */
const EARLIEST = '2000-01-01';

export interface VoiceProblems {
  readonly channel?: 'noChannel';
  readonly heardOn?: 'noDay' | 'future' | 'longAgo';
  readonly people?: 'badPeople';
  readonly words?: 'noWords';
}

type CheckedVoice =
  | { readonly voice: Omit<NewVoice, 'group'>; readonly problems?: undefined }
  | { readonly problems: VoiceProblems };

/** What a form says, or what is wrong in it. Without consent there are no words, whatever was typed. */
export function checkVoice(values: VoiceValues, today: IsoDate): CheckedVoice {
  const heardOn = values.heardOn === '' ? today : parseIsoDate(values.heardOn);
  const people = values.people.trim() === '' ? null : countIn(values.people, MOST_HEARD);
  const words = values.hasConsent === '' ? null : [values.words.trim()];
  const channel = VOICE_CHANNELS.find((each) => each === values.channel);
  const areWordsWrong = words !== null && !areSayable(words);
  const wrongDay = problemOfDay(heardOn, today);
  if (
    channel !== undefined &&
    heardOn !== undefined &&
    wrongDay === undefined &&
    people !== undefined &&
    !areWordsWrong
  )
    return { voice: { heardOn, channel, people, words } };
  return {
    problems: {
      ...(channel === undefined && { channel: 'noChannel' }),
      ...(wrongDay !== undefined && { heardOn: wrongDay }),
      ...(people === undefined && { people: 'badPeople' }),
      ...(areWordsWrong && { words: 'noWords' }),
    },
  };
}

function problemOfDay(day: IsoDate | undefined, today: IsoDate): VoiceProblems['heardOn'] {
  if (day === undefined) return 'noDay';
  if (day > today) return 'future';
  return day < EARLIEST ? 'longAgo' : undefined;
}
