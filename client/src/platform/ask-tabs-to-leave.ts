import type { Clock } from '@holdfast/base';

/**
 * Between the tabs of a device that somebody leaves: before anything is removed every other tab brings its words into the
 * journal, closes its plans and goes, so that what is counted then is all that there is.
 */
/** Not to be renamed: a tab of an earlier build that is still open would not hear it. */
const NAME = 'holdfast:farewell';

/** Long enough for a tab that is awake to say that it is there. */
const ANSWER_MS = 1_000;
/** A tab that has said so may write for as long as this. */
const LEAVE_MS = 10_000;

type Message = 'leave' | 'leaving' | 'left' | 'unsaved';

/** `unsaved`: a tab holds changes that the device does not take, or has not said in time that it holds none. */
export type LeaveAnswer = 'left' | 'unsaved';

/** A channel is heard by its own page too, which asks and does not leave. */
let isAsking = false;

export async function askTabsToLeave(clock: Clock): Promise<LeaveAnswer> {
  if (typeof BroadcastChannel === 'undefined') return 'left';
  isAsking = true;
  const answer = await ask(clock);
  isAsking = false;
  return answer;
}

async function ask(clock: Clock): Promise<LeaveAnswer> {
  const channel = new BroadcastChannel(NAME);
  let leaving = 0;
  const answer = await new Promise<LeaveAnswer>((resolve) => {
    let isListening = true;
    const settle = (): void => {
      if (!isListening && leaving === 0) resolve('left');
    };
    const cancelListening = clock.setTimer(ANSWER_MS, () => {
      isListening = false;
      settle();
    });
    const cancelWaiting = clock.setTimer(ANSWER_MS + LEAVE_MS, () => resolve('unsaved'));
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === 'leaving') leaving += 1;
      if (data === 'left') leaving -= 1;
      if (data === 'unsaved') {
        cancelListening();
        cancelWaiting();
        resolve('unsaved');
      }
      settle();
    });
    say(channel, 'leave');
  });
  channel.close();
  return answer;
}

/** `leave` answers whether every change of this page is in a journal, and its plans are closed. `gone` comes after that. */
export function leaveWhenAsked(options: {
  readonly leave: () => Promise<boolean>;
  readonly gone: () => void;
}): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data !== 'leave' || isAsking) return;
    say(channel, 'leaving');
    void leaveOrStay(options.leave).then((hasLeft) => {
      say(channel, hasLeft ? 'left' : 'unsaved');
      if (hasLeft) options.gone();
    });
  });
  return () => channel.close();
}

async function leaveOrStay(leave: () => Promise<boolean>): Promise<boolean> {
  try {
    return await leave();
  } catch {
    // Whatever went wrong, the words may be in that page only: it stays, and nothing is removed.
    return false;
  }
}

function say(channel: BroadcastChannel, message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
  channel.postMessage(message);
}
