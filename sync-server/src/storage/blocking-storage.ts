import type { Storage } from './storage.ts';

/** The same operations on the spot: what an adapter has inside before it is made asynchronous. */
export type BlockingStorage = {
  [Name in keyof Storage]: (...args: Parameters<Storage[Name]>) => Awaited<ReturnType<Storage[Name]>>;
};
