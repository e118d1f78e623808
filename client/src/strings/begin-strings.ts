import en from './en-begin.json';
import { addStrings } from './strings.ts';

/** What is said where a plan begins, and of a made-up one: imported by everything that says it. */
addStrings(en);
