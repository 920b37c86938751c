import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * What a task of a flow does.
 */
@checkedArguments('FlowTaskType')
export class FlowTaskType extends ServiceValue {
  /** Calculates with the values of fields. */
  public static readonly ARITHMETIC = new FlowTaskType('Arithmetic');
  /** Chooses fields, or records. */
  public static readonly FILTER = new FlowTaskType('Filter');
  /** Hands a field on to the mapping of the object type. */
  public static readonly MAP = new FlowTaskType('Map');
  /** Hides the value of a field. */
  public static readonly MASK = new FlowTaskType('Mask');
  /** Joins the values of fields. */
  public static readonly MERGE = new FlowTaskType('Merge');
  /** Shortens the value of a field. */
  public static readonly TRUNCATE = new FlowTaskType('Truncate');
  /** Asks something of the value of a field. */
  public static readonly VALIDATE = new FlowTaskType('Validate');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): FlowTaskType {
    return new FlowTaskType(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * How a flow calculates.
 */
@checkedArguments('FlowArithmetic')
export class FlowArithmetic extends ServiceValue {
  /** The sum of the fields. */
  public static readonly ADDITION = new FlowArithmetic('ADDITION');
  /** The first field less the others. */
  public static readonly SUBTRACTION = new FlowArithmetic('SUBTRACTION');
  /** The product of the fields. */
  public static readonly MULTIPLICATION = new FlowArithmetic('MULTIPLICATION');
  /** The first field divided by the others. */
  public static readonly DIVISION = new FlowArithmetic('DIVISION');

  /**
   * A value that this release does not know yet.
   *
   * @param value the value as the API has it; one that the library's API model does not have is an error (rule CP1006) unless it is acknowledged
   */
  public static of(value: string): FlowArithmetic {
    return new FlowArithmetic(value);
  }

  private constructor(value: string) {
    super(value);
  }
}

/**
 * A field that a flow makes of several others.
 */
export interface FlowCombination {
  /**
   * The fields of the record, two or more. Their order matters to a difference and a quotient. One that is not among the `fields` of the flow is read for this
   * only, and not ingested.
   */
  readonly fields: string[];

  /**
   * The name under which the mapping of the object type reads the result; up to 256 characters (API model).
   */
  readonly destination: string;

  /**
   * The type of the result, as AppFlow calls it, for example `string` or `double`.
   *
   * @default - not said
   */
  readonly dataType?: string;
}

/**
 * A field that a flow calculates.
 */
export interface FlowCalculation extends FlowCombination {
  /** How it is calculated. */
  readonly operation: FlowArithmetic;
}

/**
 * A field that a flow joins together.
 */
export interface FlowMerge extends FlowCombination {
  /**
   * How the values are put together: the property `CONCAT_FORMAT` of the task, up to 2,048 characters (API model). The API does not document its form; a flow that
   * is made in AppFlow's console shows it in `aws appflow describe-flow`.
   */
  readonly format: string;
}

/**
 * A task in the words of the API.
 */
export interface FlowTaskProps {
  /** What the task does. */
  readonly type: FlowTaskType;

  /**
   * The fields that it works on: of the record, or results of tasks before it. Fields of the record are read, except those of a filter, which the flow must
   * have in its `fields` where they are to be ingested.
   */
  readonly sourceFields: string[];

  /**
   * The operator, as the connector of the source has it, for example `MASK_ALL` (API model, `ConnectorOperator`).
   *
   * @default - none
   */
  readonly operator?: string;

  /**
   * What the task needs to know, by the keys of the API, for example `MASK_VALUE` (API model, `OperatorPropertiesKeys`). A value has 1 to 2,048 characters.
   *
   * @default - nothing
   */
  readonly properties?: { [key: string]: string };

  /**
   * The field that it writes; up to 256 characters (API model).
   *
   * @default - none
   */
  readonly destination?: string;
}

/**
 * What a flow does besides reading, checking and handing on single fields.
 */
@checkedArguments('FlowTask')
export class FlowTask {
  /**
   * Calculates with fields, and hands the result on.
   *
   * AppFlow does it in two tasks, `Arithmetic` and a `Map` of what that has written.
   *
   * @param calculation what is calculated, and with which fields
   */
  public static arithmetic(calculation: FlowCalculation): FlowTask {
    const order = calculation.fields.join(',');
    return FlowTask.combining(calculation, FlowTaskType.ARITHMETIC, calculation.operation.value, { MATH_OPERATION_FIELDS_ORDER: order });
  }

  /**
   * Joins fields, and hands the result on.
   *
   * AppFlow does it in two tasks, `Merge` and a `Map` of what that has written.
   *
   * @param merge which fields are joined, and how
   */
  public static merge(merge: FlowMerge): FlowTask {
    return FlowTask.combining(merge, FlowTaskType.MERGE, 'NO_OP', { CONCAT_FORMAT: merge.format });
  }

  /**
   * Any task that the API has. It is checked like those that the library writes: its operator and properties are those of its type (rules CP1530 to CP1532).
   *
   * @param task the task, with the API's own names
   */
  public static of(task: FlowTaskProps): FlowTask {
    return new FlowTask([task]);
  }

  /** What is combined has a name between the two tasks, made of the names of the fields as AppFlow's console does it. */
  private static combining(
    { fields, destination, dataType }: FlowCombination, type: FlowTaskType, operator: string, properties: { [key: string]: string },
  ): FlowTask {
    const combined = fields.join(',');
    return new FlowTask([
      { type, sourceFields: fields, operator, properties, destination: combined },
      {
        type: FlowTaskType.MAP,
        sourceFields: [combined],
        operator: 'NO_OP',
        properties: dataType === undefined ? {} : { DESTINATION_DATA_TYPE: dataType },
        destination,
      },
    ]);
  }

  private constructor(private readonly tasks: readonly FlowTaskProps[]) {}

  /**
   * The tasks that it takes, in their order.
   * @internal
   */
  public get _tasks(): readonly FlowTaskProps[] {
    return this.tasks;
  }
}
