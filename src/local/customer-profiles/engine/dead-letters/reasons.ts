/** Why a record of an integration was not taken, in the service's words where the administrator guide tells them. */
export const DEAD_LETTER_REASONS = {
  keysMissing: 'The UNIQUE key or PROFILE key does not exist in the profile object',
  /** Of an object type that may not create profiles. */
  keysAmbiguous: 'All keys of this object are binding to more than one profiles',
  tooLarge: 'Your data contains profile object larger than 256000 bytes',
  /** Of an object type that may not create profiles. The service's words are not known, nor are those of the others below (D-I25). */
  noProfile: 'No profile has any of the keys of this object, and its object type does not create profiles',
  standardObjectAmbiguous: 'The keys of this object fit more than one standard object of its profile',
  /** The words of DetectProfileObjectType. */
  notJson: 'Could not parse object string into JSON',
} as const;

export type DeadLetterReason = typeof DEAD_LETTER_REASONS[keyof typeof DEAD_LETTER_REASONS];
