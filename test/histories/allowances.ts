/**
 * Where the model takes more than one outcome for right, all of them, and why. Whatever it is, nothing that was there before a deployment is removed
 * by its roll-back, and nothing that is not concerned is touched.
 */
export const ALLOWANCES = {
  'nobody knows how far it came': 'the answer was lost, all runs were killed, or CloudFormation cancelled the event: it was carried out or not',
  'cancelled, and still under way beside its roll-back': 'two Updates at the same time, and nobody can tell the function which is the later one',
  'what was there is not certain': 'an event before it is of that kind, or left a choice of owners',
  'two rules fit': 'an adopted resource whose adoption was dropped and said again, or that was deleted by hand and made again while the app adopts',
  'its mark was lost': 'somebody took the mark off: an unmarked resource under the very name is taken for its own, or refused',
  'handed back before': 'the mark of who handed it back may still be on it: owned again, adopted again, or a stranger\'s',
  'an adoption that would have to delete': 'refused, or made anew where the app has consented to that',
  'settings that the new owner does not speak of': 'a take-over leaves them as they are, or is refused',
  'kept while adopted': 'its own again, or still to be handed back',
  'kept, and needs consent to be made anew': 'refused, or made anew',
  'kept, and could not be put back': 'refused, or made anew: nobody knows the definition of the flow that would go',
  'goes back to what it was': 'without consent: a function cannot tell it from a roll-back',
  'tags of AWS on what has to be made anew': 'refused before anything is deleted, or made anew without them',
  'other tags of what another has taken over': 'success without a write, or a failure with the way out told',
  'another stands in its place, on the way back': 'success without a write, or a failure with the way out told',
  'its domain is gone, on the way back': 'success without a write, or a failure with the way out told',
  'its domain may be gone': 'the deletion of its domain is of unknown outcome',
  'its destination is ill already': 'an event stream that is adopted or added again as it is may be waited for, in vain',
  'gone for good': 'on the way back to an event stream that was deleted by hand, and whose destination is ill',
} as const;

export type Allowance = keyof typeof ALLOWANCES;
