import { numberOf } from './numbers';
import type { CalculatedAttributeRecord } from '../../store/records';

type Threshold = NonNullable<NonNullable<CalculatedAttributeRecord['Conditions']>['Threshold']>;

/** Whether a value passes: as numbers where both are, else as texts, by their code points (D-C9). */
export function passes(value: string, { Value = '', Operator }: Threshold): boolean {
  const [number, limit] = [numberOf(value), numberOf(Value)];
  const order = number !== undefined && limit !== undefined ? number - limit : Buffer.compare(Buffer.from(value), Buffer.from(Value));
  switch (Operator) {
    case 'EQUAL_TO':
      return order === 0;
    case 'NOT_EQUAL_TO':
      return order !== 0;
    case 'GREATER_THAN':
      return order > 0;
    case 'LESS_THAN':
      return order < 0;
    default:
      return false;
  }
}
