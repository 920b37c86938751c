import type { ObjectTypeRecord } from '../../../../../src/local/customer-profiles/store/records';

/** An object type with what the tests leave out. */
export function objectType(members: Partial<ObjectTypeRecord>): ObjectTypeRecord {
  return { ObjectTypeName: 'Record', Description: 'a record', AllowProfileCreation: true, CreatedAt: 0, LastUpdatedAt: 0, ...members };
}
