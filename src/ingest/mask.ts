// Hides personal data in a text that goes into a report: an office must find its cell again, nobody else a person.
import { withoutPersonalData } from './screening/personal-data.ts';

/** The text with identity numbers, telephones, cards, addresses and names replaced in part by asterisks. */
export const masked = (text: string): string => withoutPersonalData(text);
