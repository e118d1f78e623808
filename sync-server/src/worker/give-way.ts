import { readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';

/**
 * Where processors are short, the other threads of the machine come before this one. Linux alone has priorities of
 * threads (sched(7)); elsewhere, and where the system does not allow it, nothing changes.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    // `<process>/task/<thread>`; for the system a thread is a process that shares its memory with others.
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
  } catch {
    // Without /proc: slower answers for others while a room is rebuilt, and nothing else.
  }
}
