/** Spaces, control characters, and what Unicode says is not drawn: joiners, marks of direction, soft hyphens. */
const UNSEEN = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*$/u;

/** Whether there is nothing in a text that a person could see. */
export function isBlank(text: string): boolean {
  return UNSEEN.test(text);
}
