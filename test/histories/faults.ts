/** What goes wrong in one step, and where: calls of the API are counted from the beginning of the step. */
export type Fault =
  | { readonly fault: 'throttled' | 'server error' | 'server error after the effect' | 'dropped' | 'dropped after the effect'; readonly at: number; readonly times: number }
  | { readonly fault: 'denied at first'; readonly times: number }
  | { readonly fault: 'reads lag' }
  | { readonly fault: 'killed before the call' | 'killed after the call'; readonly at: number }
  /** Every run of the event that makes the call: nobody ever answers. */
  | { readonly fault: 'killed each time'; readonly at: number }
  | { readonly fault: 'run twice' }
  /** The second run is so many calls behind the first. */
  | { readonly fault: 'run twice at once'; readonly behind: number }
  | { readonly fault: 'answer lost'; readonly request: 'Create' | 'Update' | 'Delete' }
  | { readonly fault: 'answer cut off' }
  | { readonly fault: 'siblings cancelled' }
  | { readonly fault: 'id of the failed update taken' }
  | { readonly fault: 'replacement deleted on roll-back' };

export type FaultName = Fault['fault'];

export const FAULT_NAMES: readonly FaultName[] = [
  'throttled', 'server error', 'server error after the effect', 'dropped', 'dropped after the effect', 'denied at first', 'reads lag',
  'killed before the call', 'killed after the call', 'killed each time', 'run twice', 'run twice at once', 'answer lost', 'answer cut off',
  'siblings cancelled', 'id of the failed update taken', 'replacement deleted on roll-back',
];
