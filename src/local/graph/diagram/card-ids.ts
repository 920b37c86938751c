/** The ids of cards that others link to. */
export function objectTypeId(mark: number): string {
  return `type-${mark}`;
}

/** @param root the beginning of the paths of the object's fields, such as `_profile` */
export function standardId(root: string): string {
  return `object-${root}`;
}
