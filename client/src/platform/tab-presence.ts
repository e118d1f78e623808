import type { Clock } from '@holdfast/base';

export interface TabPresenceOptions {
  readonly name: string;
  readonly clock: Clock;
  /** Whether this tab speaks up when another asks. */
  readonly answers: () => boolean;
}

/** Which other tabs are there and awake: one that hangs or sleeps does not answer. */
export interface TabPresence {
  /** Whether another tab speaks up within `ms`. False at once after `close`. */
  ask(ms: number): Promise<boolean>;
  /** Tells the others that this tab takes over. */
  claim(): void;
  onClaim(listener: () => void): void;
  close(): void;
}

type Message = 'who' | 'here' | 'mine';

export function openTabPresence({ name, clock, answers }: TabPresenceOptions): TabPresence {
  const channel = new BroadcastChannel(`${name}:tabs`);
  const stop = new AbortController();
  const claims = new Set<() => void>();
  const heard = new Set<() => void>();
  const say = (message: Message) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target origin
    if (!stop.signal.aborted) channel.postMessage(message);
  };
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data === 'who' && answers()) say('here');
    if (data === 'here') heard.forEach((listener) => listener());
    if (data === 'mine') claims.forEach((listener) => listener());
  });
  return {
    ask: (ms) =>
      new Promise((resolve) => {
        if (stop.signal.aborted) resolve(false);
        const settle = (answered: boolean) => {
          heard.delete(hear);
          cancel();
          resolve(answered);
        };
        const hear = () => settle(true);
        const cancel = clock.setTimer(ms, () => settle(false));
        heard.add(hear);
        stop.signal.addEventListener('abort', () => settle(false), { once: true });
        say('who');
      }),
    claim: () => say('mine'),
    onClaim: (listener) => {
      claims.add(listener);
    },
    close() {
      if (stop.signal.aborted) return;
      stop.abort();
      channel.close();
    },
  };
}
