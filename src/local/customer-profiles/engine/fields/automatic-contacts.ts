import type { Evaluation } from './mapping';
import { longestOf } from './target';
import { targetWrites } from './target-writes';
import type { TargetWrite } from './target-writes';
import { isLongerThan, textOf } from './text';

const CONTACTS = [['EMAIL_ADDRESS', 'EmailAddress'], ['PHONE_NUMBER', 'PhoneNumber']] as const;

/**
 * What a new inferred profile gets besides the writes of targets: the first e-mail address and phone number of the record, whatever target
 * their fields have. What a target writes there wins (D-I20).
 */
export function automaticContacts(evaluation: Evaluation, writes: readonly TargetWrite[] = targetWrites(evaluation)): readonly TargetWrite[] {
  return CONTACTS.flatMap(([contentType, path]): readonly TargetWrite[] => {
    if (writes.some((write) => write.path === path && write.object === '_profile')) {
      return [];
    }
    const first = evaluation.fields.find(({ field, values }) => field.contentType === contentType && values.length > 0);
    const text = first && textOf(first.values[0]);
    return text === undefined || isLongerThan(text, longestOf('_profile', path)) ? [] : [{ object: '_profile', path, value: text, field: first?.field.name }];
  });
}
