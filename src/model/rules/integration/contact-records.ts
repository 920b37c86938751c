/** The object type of contact records (Administrator Guide, "Object type mappings"). */
export const CONTACT_RECORDS = 'CTR';
