/** What a type of task needs (API model, TaskType and the operators of connectors; how AppFlow's console and AWS's own constructs for AppFlow write them). */
export interface TaskForm {
  /** The operators that it may have. */
  readonly operators: readonly string[];
  /** Whether it does nothing without one. */
  readonly needsOperator: boolean;
  readonly fewestFields: number;
  /** The keys that it looks for in its properties, whatever its operator; of a list in the list, one. */
  readonly needs: readonly (readonly string[])[];
}

const COMPARISONS = [
  'CONTAINS', 'LESS_THAN', 'GREATER_THAN', 'LESS_THAN_OR_EQUAL_TO', 'GREATER_THAN_OR_EQUAL_TO', 'EQUAL_TO', 'NOT_EQUAL_TO',
];

/** Every type, by its name. */
export const TASK_FORMS: { readonly [type: string]: TaskForm | undefined } = {
  Arithmetic: {
    operators: ['ADDITION', 'SUBTRACTION', 'MULTIPLICATION', 'DIVISION'], needsOperator: true, fewestFields: 2, needs: [['MATH_OPERATION_FIELDS_ORDER']],
  },
  Filter: { operators: ['PROJECTION', 'BETWEEN', ...COMPARISONS], needsOperator: true, fewestFields: 1, needs: [] },
  Map: { operators: ['NO_OP'], needsOperator: false, fewestFields: 1, needs: [] },
  Mask: { operators: ['MASK_ALL', 'MASK_FIRST_N', 'MASK_LAST_N'], needsOperator: true, fewestFields: 1, needs: [] },
  Merge: { operators: ['NO_OP'], needsOperator: false, fewestFields: 1, needs: [['CONCAT_FORMAT']] },
  Truncate: { operators: ['NO_OP'], needsOperator: false, fewestFields: 1, needs: [['TRUNCATE_LENGTH']] },
  Validate: {
    operators: ['VALIDATE_NON_NULL', 'VALIDATE_NON_ZERO', 'VALIDATE_NON_NEGATIVE', 'VALIDATE_NUMERIC'],
    needsOperator: true,
    fewestFields: 1,
    needs: [['VALIDATION_ACTION']],
  },
};

/** Every operator that is of a type; one of none is newer than this table. */
export const TYPED_OPERATORS: ReadonlySet<string> = new Set(Object.values(TASK_FORMS).flatMap((form) => form?.operators ?? []));

/** The keys that an operator looks for in the properties of its task. */
export function neededBy(operator: string): readonly (readonly string[])[] {
  if (operator === 'BETWEEN') {
    return [['LOWER_BOUND'], ['UPPER_BOUND']];
  }
  if (operator === 'MASK_FIRST_N' || operator === 'MASK_LAST_N') {
    return [['MASK_LENGTH']];
  }
  return COMPARISONS.includes(operator) ? [['VALUE', 'VALUES']] : [];
}

/** The keys whose values are numbers of characters. */
export const LENGTHS: readonly string[] = ['MASK_LENGTH', 'TRUNCATE_LENGTH'];

/** Whether a task of the type makes a field that no record has, for tasks after it. */
export function makesField(type: unknown): boolean {
  return type === 'Arithmetic' || type === 'Merge';
}
