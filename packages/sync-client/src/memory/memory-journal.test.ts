import { journalContract } from '../ports/journal.contract.ts';
import { MemoryJournal } from './memory-journal.ts';

journalContract('MemoryJournal', () => {
  const device = new MemoryJournal();
  return { open: () => device.open() };
});
