import { canonicalNumber } from './canonical-number';

/** A key's value as it is compared (D-S3): whatever differs only in what the content type does not look at is the same. */
export function normalize(contentType: string, text: string): string {
  switch (contentType) {
    case 'EMAIL_ADDRESS': return text.trim().toLowerCase();
    case 'NAME': return text.trim().replace(/\s+/g, ' ').toLowerCase();
    case 'PHONE_NUMBER': return normalizePhone(text);
    case 'NUMBER': return canonicalNumber(text);
    default: return text;
  }
}

/** Digits alone, without the prefix of international calls and that of North America; other countries' are not guessed (D-S4). */
function normalizePhone(text: string): string {
  const digits = text.replace(/\D+/g, '');
  if (digits === '') {
    return text.trim().toLowerCase();
  }
  const dialled = digits.replace(/^(?:011|00)(?=\d)/, '');
  return dialled.length === 11 && dialled.startsWith('1') ? dialled.slice(1) : dialled;
}
