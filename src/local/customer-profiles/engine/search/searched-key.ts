import { badRequest } from '../../protocol/service-error';
import { readKey } from '../keys/key-shape';
import type { Key } from '../records';
import type { Definitions } from '../scene';

/**
 * The key that a request means, as it is kept. Its values are the parts of one value, in the order of the key's fields (D-S5).
 *
 * @param path of the values in the request
 */
export function searchedKey(definitions: Definitions, keyName: string, values: readonly string[], path: string): Key {
  const read = readKey(definitions, keyName, values);
  if ('problem' in read) {
    throw badRequest(`Value at '${path}' cannot be looked for: ${read.problem}`);
  }
  return read.key;
}
