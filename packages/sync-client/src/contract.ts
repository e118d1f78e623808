/** For tests: the suites that every adapter of the ports must pass, and adapters in memory that can be made to fail. */
export { MemoryBase } from './memory/memory-base.ts';
export { MemoryJournal } from './memory/memory-journal.ts';
export { MemoryLine, type Outcome, type Weather } from './memory/memory-line.ts';
export { MemoryLock } from './memory/memory-lock.ts';
export { baseContract, type BaseHarness } from './ports/base.contract.ts';
export { journalContract, type JournalHarness } from './ports/journal.contract.ts';
