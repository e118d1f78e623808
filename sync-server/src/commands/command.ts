/** One thing that an operator can ask for, as `main.ts` offers it. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the command's name, for `--help` and for wrong calls. */
  readonly usage: string;
  /** What it does, what it needs, what it leaves. */
  readonly details: string;
  /** Names of its options; each takes a value. */
  readonly options: readonly string[];
  readonly run: (call: CommandCall) => Promise<void>;
}

interface CommandCall {
  readonly dataDir: string;
  /** The value of an option; throws a `UsageError` when it was not given. */
  readonly need: (option: string) => string;
  readonly find: (option: string) => string | undefined;
  /** One line for whoever called. */
  readonly say: (line: string) => void;
}

/** It was called in a way that means nothing. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** It was understood, and there is a reason against it or something wrong. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
