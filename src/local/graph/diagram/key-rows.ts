import type { Row } from './diagram';
import type { PicturedKey } from '../picture/domain-picture';

/** The keys of an object type, a row each. */
export function keyRows(keys: readonly PicturedKey[]): Row[] {
  return keys.map(({ name, identifiers }) => ({ text: name, note: identifiers.length === 0 ? 'search only' : identifiers.join(', ') }));
}
