/** Commands for whoever operates a relay: `node sync-server/src/commands/main.ts --help`. */
import { parseArgs } from 'node:util';

import { parseConfig } from '../config.ts';
import { backupCommand } from './backup.ts';
import { type Command, CommandError, UsageError } from './command.ts';
import { eraseCommand, redactCommand } from './erase.ts';
import { grantCommand } from './grant.ts';
import { purgeCommand } from './purge.ts';
import { restoreCommand } from './restore.ts';
import { verifyCommand } from './verify.ts';

const FAILED = 1;
const MISUSED = 2;

const COMMANDS: Readonly<Record<string, Command>> = {
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
  purge: purgeCommand,
  redact: redactCommand,
  erase: eraseCommand,
  grant: grantCommand,
};

process.exitCode = await run(process.argv.slice(2));

async function run([name = '--help', ...args]: string[]): Promise<number> {
  const command = COMMANDS[name];
  if (command === undefined) return explainAll(name === '--help' || name === 'help');
  try {
    const options = parseOptions(command, args);
    if (options === 'help') {
      say(`${command.usage}\n\n${command.details}`);
      return 0;
    }
    await command.run({
      dataDir: parseConfig(process.env).dataDir,
      say,
      find: (option) => options[option],
      need: (option) => {
        const value = options[option];
        if (value === undefined) throw new UsageError(`--${option} is missing.`);
        return value;
      },
    });
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message}\nUsage: ${command.usage}`);
      return MISUSED;
    }
    // The operations say in their own comments what was changed: nothing, unless they say otherwise.
    complain(error instanceof CommandError ? error.message : String(error));
    return FAILED;
  }
}

function parseOptions(
  command: Command,
  args: string[],
): Readonly<Record<string, string | undefined>> | 'help' {
  if (args.includes('--help')) return 'help';
  try {
    const options = Object.fromEntries(command.options.map((each) => [each, { type: 'string' as const }]));
    return parseArgs({ args: withValues(args, command), options, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Each option as one word with its value: ids may begin with a hyphen, which alone would be taken for an option. */
function withValues(args: readonly string[], { options }: Command): string[] {
  const isOption = (arg: string | undefined): boolean => options.some((option) => arg === `--${option}`);
  return args.flatMap((arg, at) => {
    if (isOption(args[at - 1]) && !isOption(arg)) return [];
    const value = args[at + 1];
    return isOption(arg) && value !== undefined && !isOption(value) ? [`${arg}=${value}`] : [arg];
  });
}

function explainAll(isAsked: boolean): number {
  const lines = Object.values(COMMANDS).map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  const text = `Commands for the data of a relay, which is in DATA_DIR (default ./data):\n\n${lines.join('\n')}\n
Each says more with --help. Ends with 0 when it is done, ${FAILED} when it could not be or something is wrong, ${MISUSED} when called wrongly.`;
  if (isAsked) say(text);
  else complain(text);
  return isAsked ? 0 : MISUSED;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
