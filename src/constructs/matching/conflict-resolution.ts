import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { checkedArguments } from '../arguments/checked-arguments';
import { objectTypeNameOf } from '../private/references';

/**
 * Whose data is kept where profiles that are merged differ.
 */
@checkedArguments('ConflictResolution')
export class ConflictResolution {
  /** The data that was updated last. */
  public static readonly RECENCY = new ConflictResolution('RECENCY');

  /**
   * The data of one source; where both profiles are from it, the data that was updated last.
   *
   * @param objectType the object type of the source. On a `Domain` use `sourceName`: its object types are made after it
   */
  public static source(objectType: refs.IObjectTypeRef): ConflictResolution {
    return ConflictResolution.sourceName(objectTypeNameOf(objectType));
  }

  /**
   * The data of one source, by the name of its object type; where both profiles are from it, the data that was updated last.
   *
   * @param objectTypeName 1 to 255 characters (API model); the service does not check that there is such an object type
   */
  public static sourceName(objectTypeName: string): ConflictResolution {
    return new ConflictResolution('SOURCE', objectTypeName);
  }

  private constructor(
    /** The model as the API has it. */
    public readonly model: string,
    /** The name of the object type whose data is kept, if it is that of a source. */
    public readonly objectTypeName?: string,
  ) {}
}
