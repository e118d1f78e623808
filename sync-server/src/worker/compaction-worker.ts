import { type CompactionInput, compactRoom } from '../update/compact-room.ts';
import { answerCalls } from './answer-calls.ts';

// Only `Compactor` calls this thread, and its one method sends nothing else.
answerCalls((request) => compactRoom(request as CompactionInput));
