import type { RemovalPolicy } from 'aws-cdk-lib';
import type { CalculationExpression } from './calculation-expression';
import type { CalculationFilter } from './calculation-filter';
import type { CalculationRange } from './calculation-range';
import type { CalculationStatistic } from './calculation-statistic';
import type { CalculationThreshold } from './calculation-threshold';
import type { CalculationTimestampFormat } from './calculation-timestamp-format';
import type { ExistingResource } from '../provider/existing-resource';

/**
 * What a calculated attribute is, apart from its domain.
 */
export interface CalculatedAttributeOptions {
  /**
   * The name of the calculated attribute: 1 to 255 letters, digits, `-` and `_`, a letter first (API model); the guide allows 64 (rule CP1709).
   * It cannot be changed: another name makes another calculated attribute.
   */
  readonly calculatedAttributeName: string;

  /**
   * The name that people see: 1 to 255 letters, digits, spaces, `-` and `_`, a letter or `_` first (API model).
   *
   * @default - the name of the calculated attribute
   */
  readonly displayName?: string;

  /**
   * What the calculated attribute is for; 1 to 1,000 characters (API model).
   *
   * @default - the display name
   */
  readonly description?: string;

  /**
   * What is calculated with: attributes of one object type. The service cannot change it, see `recreateOnChange`.
   */
  readonly expression: CalculationExpression;

  /**
   * What is made of the values of the expression over the objects of a profile. The service cannot change it, see `recreateOnChange`.
   */
  readonly statistic: CalculationStatistic;

  /**
   * Which objects are looked at, by their time. A longer range does not bring older objects in afterwards (API model).
   *
   * @default - left to the service
   */
  readonly range?: CalculationRange;

  /**
   * Where an object has the time that it is dated by: the path in the source record, such as `generatedAt.timestamp`, or in the standard object, such as
   * `Departure.Date`. The service cannot change it, see `recreateOnChange`.
   *
   * @default - objects are dated by when they came
   */
  readonly timestampSource?: string;

  /**
   * The form of that time. The service cannot change it, see `recreateOnChange`.
   *
   * @default - left to the service
   */
  readonly timestampFormat?: CalculationTimestampFormat;

  /**
   * How many objects are looked at, the newest first; 1 or more (API model), up to 100 in the guide (rule CP1721).
   *
   * @default - left to the service
   */
  readonly objectCount?: number;

  /**
   * Turns the value into whether it is above, below or at a threshold.
   *
   * @default - the value itself
   */
  readonly threshold?: CalculationThreshold;

  /**
   * Which objects are looked at, by their attributes. The service cannot change it, see `recreateOnChange`.
   *
   * @default - all objects
   */
  readonly filter?: CalculationFilter;

  /**
   * Whether objects that came before the calculated attribute was made are calculated with. The deployment does not wait for that, which takes
   * minutes to hours. The service cannot change it, see `recreateOnChange`.
   *
   * @default false
   */
  readonly useHistoricalData?: boolean;

  /**
   * Whether a change of what the service cannot change (expression, statistic, filter, timestamp source and format, historical data) is carried out by
   * deleting the calculated attribute and making it anew.
   *
   * **Its values and their history are lost** when that happens; only `useHistoricalData` calculates with older objects again.
   *
   * @default false - the deployment of such a change fails and says what differs
   */
  readonly recreateOnChange?: boolean;

  /**
   * What happens to the calculated attribute when it is taken out of the stack, or replaced. Its values are lost when it is deleted.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * What happens where the domain has a calculated attribute of that name already. One is adopted only where it differs in nothing that the service cannot change.
   *
   * @default - what the domain says with `existingInDomain`, otherwise ExistingResource.FAIL
   */
  readonly existing?: ExistingResource;
}
