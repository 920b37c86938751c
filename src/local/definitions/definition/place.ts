/** Where something stands that is checked. */
export interface Place {
  readonly file: string;
  /** Which of the values of the file, or which stack of an assembly; undefined where there is but one. */
  readonly where?: string;
  /** Which resource of a template. */
  readonly logicalId?: string;
}

/** What could not be read. */
export interface Unreadable extends Place {
  readonly unreadable: string;
}

/** What was understood, and is nothing that is checked here. */
export interface NotChecked extends Place {
  readonly notChecked: string;
}

/** What messages call a place. */
export function labelOf({ file, where, logicalId }: Place): string {
  return [file, where, logicalId].filter((part) => part !== undefined).join(', ');
}
