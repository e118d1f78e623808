/**
 * What happened, for whoever operates the relay. Fields are ids, counts, sizes and durations; never a name, a text, a
 * secret or the bytes of an update.
 */
export interface Log {
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | Error | undefined>>;

export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** Anything can be thrown; a log wants an error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
