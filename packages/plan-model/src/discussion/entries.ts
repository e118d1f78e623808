import { readTextAnchor, type TextAnchor } from '../anchors/text-anchor.ts';
import {
  choiceField,
  dateField,
  type Field,
  type FieldReader,
  flagField,
  integerField,
  isUnreadable,
  optional,
  parsedField,
  textField,
  timestampField,
} from '../field.ts';
import {
  type ActorId,
  type GoalId,
  type MeasureId,
  parseRecordAddress,
  parseRecordId,
  type RecordAddress,
} from '../ids.ts';
import type { IsoDate } from '../iso-date.ts';
import { ACTOR_GROUPS, type ActorGroup } from '../record-vocabulary.ts';
import { type AliasPair, parseAliasPair } from './alias-pair.ts';
import { authorOf, type EntryKey, nameOf, parseEntryKey } from './entry-key.ts';
import { evidenceLinkField } from './evidence-link.ts';
import { parseLanguageTag } from './language-tag.ts';
import { type Proposal, readProposal } from './proposal.ts';
import { placeField, type ThreadPlace } from './thread-place.ts';
import { type Words, wordsField } from './words.ts';

/** What becomes of what somebody said. The first three close a thread of whoever may not edit the plan. */
const OUTCOMES = ['changed', 'noted', 'declined', 'resolved'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A few signs, each with a name, instead of all that a keyboard has. */
export const SIGNS = ['agree', 'thanks', 'question', 'concern'] as const;
export type Sign = (typeof SIGNS)[number];

/** How somebody heard what people say who do not write here. */
export const VOICE_CHANNELS = ['phone', 'paper', 'homeVisit', 'smallGroup', 'oneToOne'] as const;
export type VoiceChannel = (typeof VOICE_CHANNELS)[number];

/** How a group came to say yes. */
export const ENDORSEMENT_WAYS = [...VOICE_CHANNELS, 'meeting', 'vote', 'survey'] as const;
export type EndorsementWay = (typeof ENDORSEMENT_WAYS)[number];

/** As many people as one voice can be of. */
export const MOST_HEARD = 10_000;
/** As many people as a group can have asked. */
export const MOST_ASKED = 100_000;
/** In characters: who spoke for a group. */
export const MAX_SPOKESPERSON = 120;

/** Above it a number was not counted up by anybody. */
export const MOST_TURNS = 1_000_000_000;

/** Of the words, where their author said it: a tag as `parseLanguageTag` gives it. */
type Language = string | null;

interface Said {
  /** When, by the clock of whoever wrote it; null where that cannot be read. */
  readonly at: number | null;
  /** Its place in the thread: each counts on from what its writer saw. */
  readonly turn: number;
}

/**
 * The entries of each root map. Values are plain, and a change writes the whole value anew; what a later version adds to
 * one is left alone.
 */
interface Entries {
  readonly threads: Said & {
    readonly place: Field<ThreadPlace>;
    readonly words: Field<Words>;
    /** The passage of the text at `place` that it is about; null where it is about all of it. */
    readonly anchor: Field<TextAnchor> | null;
    /** What shall stand there instead: then the thread is a suggestion. */
    readonly proposal: Field<Proposal> | null;
    /** Its author may change the plan: then a plain "resolved" closes it. */
    readonly isFromEditor: boolean;
    readonly language: Language;
    readonly editedAt: number | null;
    /** The author took the words back; what others answered stays. */
    readonly isWithdrawn: boolean;
  };
  readonly replies: Said & {
    readonly thread: EntryKey;
    readonly words: Field<Words>;
    readonly language: Language;
    readonly editedAt: number | null;
  };
  readonly reactions: { readonly to: EntryKey; readonly sign: Sign };
  /** Of whoever may change the plan: the relay takes them from nobody else. */
  readonly answers: Said & {
    readonly thread: EntryKey;
    readonly outcome: Outcome;
    readonly reason: Field<Words>;
    readonly language: Language;
    /** The record in which the plan was changed. */
    readonly change: RecordAddress | null;
  };
  /** Of the author of the thread: it is settled for them, or it is open again. */
  readonly closings: Said & { readonly thread: EntryKey; readonly isSettled: boolean };
  /** Of facilitators: the relay takes them from nobody else. */
  readonly hidings: Said & {
    readonly entry: EntryKey;
    readonly isHidden: boolean;
    readonly reason: Field<Words>;
    /** Where it stood, if it is a thread: once it is erased, what others said in it has its place by this. */
    readonly place: Field<ThreadPlace> | null;
  };
  /** What people said elsewhere, written down by somebody who heard it. It names a group and no person. */
  readonly voices: Said & {
    readonly place: Field<ThreadPlace>;
    readonly group: Field<ActorGroup>;
    readonly heardOn: Field<IsoDate>;
    readonly channel: Field<VoiceChannel>;
    /** How many people it was; null where nobody counted. */
    readonly people: number | null;
    /** They agreed that their words stand here. */
    readonly hasConsent: boolean;
    /** Null without their consent, whatever stands in the document. */
    readonly words: Field<Words> | null;
    readonly language: Language;
  };
  /** That a group says yes to a goal, written down by somebody who knows. */
  readonly endorsements: Said & {
    readonly goal: GoalId;
    readonly group: ActorGroup;
    /** Who spoke for the group: a task or an office, and no name of a learner. */
    readonly spokesperson: Field<string>;
    /** How many of the group were asked. */
    readonly asked: Field<number>;
    readonly way: Field<EndorsementWay>;
    readonly note: Field<Words>;
  };
  /** What somebody said in a thread, in another language. */
  readonly translations: Said & {
    /** The thread or the reply. */
    readonly of: EntryKey;
    readonly language: Language;
    readonly words: Field<Words>;
    /** Which wording of it: what `wordingOf` said of the words. */
    readonly wording: string | null;
    readonly editedAt: number | null;
  };
  /** How far a measure has come. Everybody who may comment can say it: who is named for the measure stands in the plan. */
  readonly progress: Said & {
    readonly measure: MeasureId;
    /** The day that the words speak of. */
    readonly on: Field<IsoDate>;
    readonly words: Field<Words>;
    readonly language: Language;
    /** How much of the measure is done, from 0 to 100; null where nobody said. */
    readonly share: Field<number | null>;
    /** Where on the web it can be seen. */
    readonly link: Field<string | null>;
    readonly isWithdrawn: boolean;
  };
  /** Somebody is, or belongs to, an actor of the plan, as they say themself. */
  readonly memberships: { readonly at: number | null; readonly actor: ActorId };
  /** Of facilitators: two participants are one person, or they are not. The relay takes them from nobody else. */
  readonly aliases: Said & {
    readonly pair: AliasPair;
    readonly isSame: boolean;
    /** By the name of which of the two lists show them. */
    readonly shownAs: string;
  };
}

export type EntryRoot = keyof Entries;
/** The roots of what is said in threads, and of what groups say elsewhere. */
export const THREAD_ROOTS = [
  'threads',
  'replies',
  'reactions',
  'answers',
  'closings',
  'hidings',
  'voices',
  'endorsements',
  'translations',
] as const;
export type ThreadRoot = (typeof THREAD_ROOTS)[number];
/** The roots of which the progress of measures is made, and who is which actor. */
export const PROGRESS_ROOTS = ['progress', 'memberships', 'hidings'] as const;
export type ProgressRoot = (typeof PROGRESS_ROOTS)[number];
/** The root of which it is made who is one person. */
export const ALIAS_ROOT = 'aliases' as const;
export const ENTRY_ROOTS: readonly EntryRoot[] = [
  ...new Set([...THREAD_ROOTS, ...PROGRESS_ROOTS, ALIAS_ROOT]),
];

export type Entry<Root extends EntryRoot> = {
  readonly key: EntryKey;
  readonly author: string;
} & Entries[Root];

const at = orNull(timestampField);
const turn = orElse(integerField(0, MOST_TURNS), 0);
const language = orNull(parsedField(parseLanguageTag));
const wording = orNull(textField(40, 1));
const flag = orElse(flagField, false);
const keyField = parsedField(parseEntryKey);
const groupField = choiceField(ACTOR_GROUPS);
const goalField = parsedField((text) => parseRecordId('goals', text));
const addressField = parsedField((text) => {
  const [root = '', id = ''] = text.split('/');
  return parseRecordAddress(root, id);
});

const measureField = parsedField((text) => parseRecordId('measures', text));
const shareField = optional(integerField(0, 100));
const linkField = optional(evidenceLinkField);

type Raw = Readonly<Record<string, unknown>>;
type Reader<Root extends EntryRoot> = (raw: Raw, key: EntryKey) => Entries[Root] | undefined;

/** Undefined for what says nothing without the field that is missing: an answer to no thread. */
const READERS: { readonly [Root in EntryRoot]: Reader<Root> } = {
  threads: (raw) => ({
    ...readSaid(raw),
    place: placeField(raw['place']),
    words: wordsField(raw['words']),
    anchor: raw['anchor'] === undefined ? null : readTextAnchor(raw['anchor']),
    proposal: raw['proposal'] === undefined ? null : readProposal(raw['proposal']),
    isFromEditor: flag(raw['isFromEditor']),
    language: language(raw['language']),
    editedAt: at(raw['editedAt']),
    isWithdrawn: flag(raw['isWithdrawn']),
  }),
  replies: (raw) =>
    under(raw['thread'], (thread) => ({
      ...readSaid(raw),
      thread,
      words: wordsField(raw['words']),
      language: language(raw['language']),
      editedAt: at(raw['editedAt']),
    })),
  reactions: (raw) =>
    under(raw['to'], (to) => {
      const sign = choiceField(SIGNS)(raw['sign']);
      return isUnreadable(sign) ? undefined : { to, sign };
    }),
  answers: (raw) =>
    under(raw['thread'], (thread) => {
      const outcome = choiceField(OUTCOMES)(raw['outcome']);
      if (isUnreadable(outcome)) return undefined;
      const reason = wordsField(raw['reason'] ?? '');
      return {
        ...readSaid(raw),
        thread,
        outcome,
        reason,
        language: language(raw['language']),
        change: orNull(addressField)(raw['change']),
      };
    }),
  closings: (raw) =>
    under(raw['thread'], (thread) => ({ ...readSaid(raw), thread, isSettled: flag(raw['isSettled']) })),
  hidings: (raw) =>
    under(raw['entry'], (entry) => {
      const reason = wordsField(raw['reason'] ?? '');
      const place = raw['place'] === undefined ? null : placeField(raw['place']);
      return { ...readSaid(raw), entry, isHidden: flag(raw['isHidden']), reason, place };
    }),
  voices: (raw) => {
    const hasConsent = flag(raw['hasConsent']);
    return {
      ...readSaid(raw),
      place: placeField(raw['place'] ?? 'plan'),
      group: groupField(raw['group']),
      heardOn: dateField(raw['heardOn']),
      channel: choiceField(VOICE_CHANNELS)(raw['channel']),
      people: orNull(integerField(1, MOST_HEARD))(raw['people']),
      hasConsent,
      words: hasConsent ? wordsField(raw['words']) : null,
      language: language(raw['language']),
    };
  },
  endorsements: (raw) => {
    const goal = goalField(raw['goal']);
    const group = groupField(raw['group']);
    if (isUnreadable(goal) || isUnreadable(group)) return undefined;
    return {
      ...readSaid(raw),
      goal,
      group,
      spokesperson: textField(MAX_SPOKESPERSON, 1)(raw['spokesperson']),
      asked: integerField(1, MOST_ASKED)(raw['asked']),
      way: choiceField(ENDORSEMENT_WAYS)(raw['way']),
      note: wordsField(raw['note'] ?? ''),
    };
  },
  translations: (raw) =>
    under(raw['of'], (of) => ({
      ...readSaid(raw),
      of,
      language: language(raw['language']),
      words: wordsField(raw['words']),
      wording: wording(raw['wording']),
      editedAt: at(raw['editedAt']),
    })),
  progress: (raw) => {
    const measure = measureField(raw['measure']);
    if (isUnreadable(measure)) return undefined;
    return {
      ...readSaid(raw),
      measure,
      on: dateField(raw['on']),
      words: wordsField(raw['words']),
      language: language(raw['language']),
      share: shareField(raw['share']),
      link: linkField(raw['link']),
      isWithdrawn: flag(raw['isWithdrawn']),
    };
  },
  memberships: (raw, key) => {
    const actor = parseRecordId('actors', nameOf(key));
    return actor === undefined || !flag(raw['isMine']) ? undefined : { at: at(raw['at']), actor };
  },
  aliases: (raw, key) => {
    const pair = parseAliasPair(nameOf(key));
    const isSame = flagField(raw['isSame']);
    if (pair === undefined || isUnreadable(isSame)) return undefined;
    const shownAs = pair.both.find((each) => each === raw['shownAs']) ?? pair.both[0];
    return { ...readSaid(raw), pair, isSame, shownAs };
  },
};

/** Reads what stands under a key as untrusted. Undefined for what is no entry of that kind. */
export function readEntry<Root extends EntryRoot>(
  root: Root,
  [rawKey, raw]: readonly [string, unknown],
): Entry<Root> | undefined {
  const key = parseEntryKey(rawKey);
  if (key === undefined || !isPlain(raw)) return undefined;
  const said = READERS[root](raw, key);
  if (said === undefined) return undefined;
  const entry: Entry<Root> = Object.assign({ key, author: authorOf(key) }, said);
  Object.freeze(entry);
  return entry;
}

/** A nested type of Yjs is none: an entry is one value. */
function isPlain(raw: unknown): raw is Raw {
  return typeof raw === 'object' && raw !== null && Object.getPrototypeOf(raw) === Object.prototype;
}

function readSaid(raw: Raw): Said {
  return { at: at(raw['at']), turn: turn(raw['turn']) };
}

function under<Read>(raw: unknown, read: (key: EntryKey) => Read | undefined): Read | undefined {
  const key = keyField(raw);
  return isUnreadable(key) ? undefined : read(key);
}

function orElse<Value, Otherwise>(
  read: FieldReader<Value>,
  otherwise: Otherwise,
): (raw: unknown) => Value | Otherwise {
  return (raw) => {
    const value = read(raw);
    return isUnreadable(value) ? otherwise : value;
  };
}

function orNull<Value>(read: FieldReader<Value>): (raw: unknown) => Value | null {
  return orElse(optional(read), null);
}
