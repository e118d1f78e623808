import type { ErasureStorage, Storage } from './storage.ts';

type Blocking<Port extends Record<keyof Port, (...args: never[]) => unknown>> = {
  [Name in keyof Port]: (...args: Parameters<Port[Name]>) => Awaited<ReturnType<Port[Name]>>;
};

/** The same operations on the spot: what an adapter has inside before it is made asynchronous. */
export type BlockingStorage = Blocking<Storage>;

export type BlockingErasures = Blocking<ErasureStorage>;
