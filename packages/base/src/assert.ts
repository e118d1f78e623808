/** Throws when a promise that our own code made is broken. Never for input from outside: that is parsed. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

/** Closes a `switch` over a union: adding an arm without handling it becomes a type error. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
