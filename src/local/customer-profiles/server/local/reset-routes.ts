import { readMembers } from './json-body';
import { localRoute } from './local-route';
import type { LocalRoute } from './local-route';
import { BETWEEN_TESTS, RESET_PARTS } from './reset-parts';
import type { ResetPart } from './reset-parts';
import { wrongValue } from './wrong-value';

export const RESET_ROUTES: readonly LocalRoute[] = [
  localRoute('POST', 'reset', (request, { reset }) => {
    const { forget = BETWEEN_TESTS } = readMembers(request, 'a reset', ['forget']);
    if (!Array.isArray(forget)) {
      throw wrongValue('forget', forget, `a list of ${RESET_PARTS.join(', ')}`);
    }
    const parts = forget.map(readPart);
    reset(parts);
    return { forgotten: RESET_PARTS.filter((part) => parts.includes(part)) };
  }),
];

function readPart(value: unknown, index: number): ResetPart {
  const part = RESET_PARTS.find((known) => known === value);
  if (part === undefined) {
    throw wrongValue(`forget[${index}]`, value, `one of ${RESET_PARTS.join(', ')}`);
  }
  return part;
}
