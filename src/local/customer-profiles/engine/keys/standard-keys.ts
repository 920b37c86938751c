import { normalize } from './normalize';
import { OBJECT_KEYS, PROFILE_KEYS } from './predefined-keys';
import type { Cells, Key } from '../records';

/** The keys that follow from the cells of a standard profile, whoever wrote them. `_profileId` is none of them: the profile itself has its id. */
export function standardKeys(cells: Cells): readonly Key[] {
  const keys: Key[] = [];
  for (const name of ['_phone', '_email', '_account']) {
    const { contentType, paths } = PROFILE_KEYS[name];
    const values = new Set(paths.map((path) => normalize(contentType, textAt(cells, path))).filter((value) => value !== ''));
    values.forEach((value) => keys.push({ name, value: [value] }));
  }
  const fullName = normalize('NAME', PROFILE_KEYS._fullName.paths.map((path) => textAt(cells, path)).join(' '));
  if (fullName !== '') {
    keys.push({ name: '_fullName', value: [fullName] });
  }
  return keys;
}

/** The keys that follow from the id and cells of another standard object. */
export function standardObjectKeys(type: string, id: string, cells: Cells): readonly Key[] {
  return Object.entries(Object.hasOwn(OBJECT_KEYS, type) ? OBJECT_KEYS[type] : {}).flatMap(([name, path]) => {
    const value = path === undefined ? id : textAt(cells, path);
    return value === '' ? [] : [{ name, value: [value] }];
  });
}

function textAt(cells: Cells, path: string): string {
  const value = Object.hasOwn(cells, path) ? cells[path].value : undefined;
  return typeof value === 'string' ? value : '';
}
