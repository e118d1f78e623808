import { destination, type DestinationStream, pino } from 'pino';

import type { Log, LogFields } from './log.ts';

/** JSON lines on stderr, if nowhere else: stdout belongs to the one line that says `ready`. */
export function createPinoLog(stream: DestinationStream = destination({ fd: 2, sync: true })): Log {
  const logger = pino({ base: null }, stream);
  const fields = ({ error, ...rest }: LogFields): object =>
    error === undefined ? rest : { ...rest, err: error };
  return {
    info: (given, message) => logger.info(fields(given), message),
    warn: (given, message) => logger.warn(fields(given), message),
    error: (given, message) => logger.error(fields(given), message),
  };
}
