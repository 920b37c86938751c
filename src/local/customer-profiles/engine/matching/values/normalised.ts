/** Texts as the rules and the matcher compare them; an empty one stands for no value. What customers wrote is kept as it was. */

export function normalisedText(text: string): string {
  return text.trim().toLowerCase();
}

/** Digits alone, without the prefix of North America or of international calls; a text without digits is compared as one (D-S4). */
export function normalisedPhone(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits.length === 0) {
    return normalisedText(text);
  }
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits.replace(/^(?:00|011)/, '');
}

export const normalisedEmail = normalisedText;
