import en from './en-seldom.json';
import { addStrings } from './strings.ts';

/** What is said in parts of a plan that come later than the plan: imported by everything that says it. */
addStrings(en);
