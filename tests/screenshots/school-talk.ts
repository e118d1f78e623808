import { systemClock, systemRandom } from '@holdfast/base';
import {
  addEndorsement,
  addReply,
  addThread,
  addVoice,
  answerThread,
  type Discussion,
  type EntryKey,
  type Field,
  type GoalId,
  type IsoDate,
  isUnreadable,
  makeTextAnchor,
  type MeasureId,
  type NewProgress,
  openDiscussion,
  openPlan,
  parseIsoDate,
  type Plan,
  postProgress,
  type Proposal,
  readTextSnapshot,
  setReaction,
  setTarget,
  type TargetId,
  TextLetters,
  type TextSnapshot,
  type Thread,
  type ThreadPlace,
} from '@holdfast/plan-model';
import * as Y from 'yjs';

import type { StockParticipant } from '../support/stock-participant.ts';
import { GOAL, INDICATOR, MEASURE, SECOND_INDICATOR, SECOND_MEASURE } from './school-plan.ts';

const DAY_MS = 86_400_000;

interface Speaker {
  readonly discussion: Discussion;
  readonly plan: Plan;
  readonly hangUp: () => void;
}

interface Participants {
  /** A teacher, who may change the plan. */
  readonly maria: StockParticipant;
  /** Two parents, who may comment. */
  readonly olga: StockParticipant;
  readonly samir: StockParticipant;
}

/** What people of a school say of the plan of `writeSchoolPlan`, beside whoever has it open in a browser. */
export class SchoolTalk {
  readonly #maria: Speaker;
  readonly #olga: Speaker;
  readonly #samir: Speaker;

  private constructor(maria: Speaker, olga: Speaker, samir: Speaker) {
    this.#maria = maria;
    this.#olga = olga;
    this.#samir = samir;
  }

  static async begin({ maria, olga, samir }: Participants): Promise<SchoolTalk> {
    return new SchoolTalk(await speak(maria), await speak(olga), await speak(samir));
  }

  /** Everybody hangs up; what was said has to have arrived before. */
  end(): void {
    for (const speaker of [this.#maria, this.#olga, this.#samir]) speaker.hangUp();
  }

  /** Threads in every state but hidden, which a facilitator does. The answer is what the last says, of `MEASURE`. */
  async talk(): Promise<string> {
    const [goal, call] = [this.#goal, this.#call];
    const asked = say(this.#olga, {
      place: { kind: 'record', record: { root: 'goals', id: goal } },
      words: ['Who calls us when our daughter is not there? We both work until six.'],
    });
    const thanked = say(this.#olga, {
      place: { kind: 'record', record: { root: 'measures', id: call } },
      words: ['Please call as well when somebody is ill for long.'],
    });
    const refused = say(this.#samir, {
      place: { kind: 'plan' },
      words: ['Could the school day begin at nine? Many of us have a long way.'],
    });
    say(this.#samir, {
      place: { kind: 'section', section: 'goals' },
      words: ['هل يمكن أن نتحدث مع المعلمين بالعربية؟ (مرة في الشهر)'],
    });
    const maria = this.#maria.discussion;
    addReply(maria, {
      thread: await this.#heard(asked),
      words: ['Her class teacher does, before noon. Would a message be better for you?'],
    });
    setReaction(maria, { to: asked, sign: 'concern', isOn: true });
    answerThread(maria, {
      thread: await this.#heard(thanked),
      outcome: 'changed',
      reason: ['It says so now.'],
      change: { root: 'measures', id: call },
    });
    answerThread(maria, {
      thread: await this.#heard(refused),
      outcome: 'declined',
      reason: [
        'The buses leave at half past seven, and we cannot change that this year. We ask again in May.',
      ],
    });
    const last = 'The boy next door, Tim, is never there.';
    say(this.#olga, {
      place: { kind: 'record', record: { root: 'measures', id: this.#welcome } },
      words: [last],
    });
    return last;
  }

  /** Other words, another value, and other words for what was changed since. The answer is what the last comes to. */
  async suggest(): Promise<string> {
    const [first, second] = [this.#target(INDICATOR), this.#target(SECOND_INDICATOR)];
    const value = (id: typeof first, next: number, base: number) => ({
      place: { kind: 'field', record: { root: 'targets', id }, field: 'targetValue' } as const,
      proposal: { kind: 'value', value: next, base } as const,
    });
    say(this.#olga, { ...value(second, 90, 95), words: ['95 of 100 sounds like nobody believes it.'] });
    const crossed = say(this.#samir, { ...value(first, 5, 7), words: [] });
    await this.#heard(crossed);
    setTarget(this.#maria.plan, first, { targetValue: 6 });
    this.#suggestWords(this.#olga, ['we ask why', 'we ask early, and we listen'], ['Why sounds like blame.']);
    const last = 'Each of us knows what to do, and whom to call.';
    this.#suggestWords(this.#samir, ['Each of us knows our own part in it.', last], []);
    return last;
  }

  /** What was heard elsewhere, that a group says yes, and how a measure goes. */
  hear(): void {
    const [goal, call] = [this.#goal, this.#call];
    const maria = this.#maria.discussion;
    addVoice(maria, {
      group: 'learner',
      heardOn: dayBefore(12),
      channel: 'smallGroup',
      people: 6,
      words: ['In the workshop nobody asks us how it is. We would like a quarter of an hour each Friday.'],
    });
    addVoice(maria, {
      group: 'employer',
      heardOn: dayBefore(3),
      channel: 'phone',
      people: null,
      words: null,
    });
    addEndorsement(maria, {
      goal,
      group: 'parentFamily',
      spokesperson: 'Chair of the parents’ board',
      asked: 24,
      way: 'meeting',
      note: ['They want to be called, not written to.'],
    });
    this.#post({
      measure: call,
      on: dayBefore(40),
      words: ['Two classes have begun.'],
      share: 20,
      link: null,
    });
    this.#post({
      measure: call,
      on: dayBefore(2),
      words: ['All of year 1 calls before noon. 31 calls in November, 4 without an answer.'],
      share: 60,
      link: 'https://riverside.example/calls',
    });
  }

  /** Answers the thread that has these words, as soon as they have come. */
  async answer(words: string, reason: string): Promise<void> {
    const { discussion } = this.#maria;
    const thread = await this.#find(({ words: said }) => Array.isArray(said) && said.includes(words));
    answerThread(discussion, { thread, outcome: 'noted', reason: [reason] });
  }

  get #goal(): GoalId {
    return idOf(this.#maria.plan.snapshot().goals, ({ statement }) => says(statement, GOAL));
  }

  get #welcome(): MeasureId {
    return this.#measure(MEASURE);
  }

  get #call(): MeasureId {
    return this.#measure(SECOND_MEASURE);
  }

  #measure(name: string): MeasureId {
    return idOf(this.#maria.plan.snapshot().measures, ({ title }) => says(title, name));
  }

  #target(name: string): TargetId {
    const { targets, indicators } = this.#maria.plan.snapshot();
    const indicator = indicators.find((each) => each.name === name);
    return idOf(targets, ({ indicatorId }) => indicatorId === indicator?.id);
  }

  #post(progress: NewProgress): void {
    postProgress(this.#maria.discussion, progress);
  }

  #suggestWords(
    { discussion, plan }: Speaker,
    [quote, text]: readonly [string, string],
    words: readonly string[],
  ): void {
    const { vision } = plan.roots;
    const lines = readTextSnapshot(vision, 'body').plainText.split('\n');
    const line = lines.findIndex((each) => each.includes(quote));
    const offset = lines[line]?.indexOf(quote) ?? 0;
    const range = { from: { line, offset }, to: { line, offset: offset + quote.length } };
    const anchor = makeTextAnchor(new TextLetters(vision), range);
    if (anchor === undefined) throw new Error(`nobody wrote “${quote}”`);
    addThread(discussion, {
      place: { kind: 'section', section: 'vision' },
      anchor,
      proposal: { kind: 'text', text },
      words,
      isFromEditor: false,
    });
  }

  #heard(key: EntryKey): Promise<Thread> {
    return this.#find((thread) => thread.key === key);
  }

  /** The thread as Maria has it, once it has come to her. */
  async #find(isIt: (thread: Thread) => boolean): Promise<Thread> {
    const { discussion } = this.#maria;
    for (;;) {
      const thread = discussion.snapshot().threads.find(isIt);
      if (thread !== undefined) return thread;
      await new Promise<void>((resolve) => {
        const stop = discussion.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }
}

async function speak(participant: StockParticipant): Promise<Speaker> {
  const [content, discussion] = [new Y.Doc(), new Y.Doc()];
  const lines = [
    await participant.connect(content),
    await participant.connect(discussion, 'discussion'),
  ] as const;
  const ports = { clock: systemClock, random: systemRandom, participantId: participant.participantId };
  const [plan, open] = [openPlan(content, ports), openDiscussion(discussion, ports)];
  return {
    plan,
    discussion: open,
    hangUp: () => {
      for (const each of [...lines, plan, open]) {
        if ('dispose' in each) each.dispose();
        else each.destroy();
      }
    },
  };
}

function say(
  { discussion }: Speaker,
  thread: { readonly place: ThreadPlace; readonly words: readonly string[]; readonly proposal?: Proposal },
): EntryKey {
  return addThread(discussion, { ...thread, isFromEditor: false });
}

function dayBefore(days: number): IsoDate {
  const day = parseIsoDate(new Date(systemClock.now() - days * DAY_MS).toISOString().slice(0, 10));
  if (day === undefined) throw new Error('the clock says no day');
  return day;
}

function idOf<Each extends { readonly id: unknown }>(
  records: readonly Each[],
  isIt: (record: Each) => boolean,
): Each['id'] {
  const found = records.find(isIt);
  if (found === undefined) throw new Error('the plan of a school is not there');
  return found.id;
}

function says(text: Field<TextSnapshot>, words: string): boolean {
  return !isUnreadable(text) && text.plainText === words;
}
