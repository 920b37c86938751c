import { normalize } from '../../keys/normalize';

/** Texts as the rules and the matcher compare them; an empty one stands for no value. What customers wrote is kept as it was. */

export function normalisedText(text: string): string {
  return text.trim().toLowerCase();
}

/** As keys are compared (D-S4): what finds a profile there is the same person here. */
export function normalisedPhone(text: string): string {
  return normalize('PHONE_NUMBER', text);
}

export const normalisedEmail = normalisedText;
