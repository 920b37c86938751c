/**
 * What happens where a resource of that name is in the service already, and was not made by the same construct of the same stack.
 */
export enum ExistingResource {
  /**
   * The deployment fails with a message that names the resource, and leaves it alone.
   */
  FAIL = 'FAIL',

  /**
   * The construct takes the resource over: it is brought to what the construct says, settings that the construct
   * does not speak of stay as they are, and it is managed by the stack from then on.
   *
   * While the app says so, an adopted resource is never deleted by the stack, whatever its removal policy: because the
   * roll-back of an adoption cannot be told from an ordinary deletion, it is handed back instead, to the construct
   * that had it before, if any. When a later deployment no longer says so, the removal policy holds.
   *
   * A resource of another construct of this library is taken over as it is: a deployment that would change its settings
   * at the same time is refused, because a roll-back could not put them back.
   */
  ADOPT = 'ADOPT',
}
