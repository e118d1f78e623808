import en from './en-device.json';
import { addStrings } from './strings.ts';

/** What is said of the person and of this device: imported by every screen that says it. */
addStrings(en);
