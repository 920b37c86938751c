import { Token } from 'aws-cdk-lib';
import type { aws_customerprofiles as refs } from 'aws-cdk-lib/interfaces';
import { operandText, parseExpression } from '../../model/rules/calculated-attribute/calculation-expression';
import { checkedArguments } from '../arguments/checked-arguments';
import { objectTypeNameOf } from '../private/references';

/** How strongly the outermost operation of an expression binds. */
enum Binding { SUM = 1, PRODUCT = 2, OPERAND = 3 }

interface Parts {
  readonly text: string;
  readonly binding: Binding;
  readonly objectTypeNames: readonly string[];
  /** Names of attributes, each once, in the order in which they are used; undefined where the text cannot be read. */
  readonly attributes: readonly string[] | undefined;
  /** Object types that were given as constructs. */
  readonly objectTypes: readonly refs.IObjectTypeRef[];
}

/**
 * What a calculated attribute is calculated from: attributes of one object type, joined by `+ - * /`.
 *
 * Built from parts (`CalculationExpression.field(orders, 'total').minus(CalculationExpression.field(orders, 'tax'))`), or written as a string
 * (`CalculationExpression.of('{Orders.total} - {Orders.tax}')`).
 *
 * The guide speaks of attributes and the four operators only: an expression that needs brackets, or has a number, is reported (rule CP1708).
 * All attributes are of one object type (rule CP1702), and there are at most two of them (Administrator Guide, "Calculated attributes APIs"; rule CP1704).
 */
@checkedArguments('CalculationExpression')
export class CalculationExpression {
  /**
   * An expression as the API has it; 1 to 255 characters (API model). It is read when the app is synthesised, and one that cannot be read is
   * an error (rule CP1701).
   *
   * @param text such as `{Orders.total} - {Orders.tax}`
   * @throws where the text is a token: which attributes it names must be known when the app is synthesised
   */
  public static of(text: string): CalculationExpression {
    if (Token.isUnresolved(text)) {
      throw new Error('the string of an expression is not known before deployment, so neither are its attributes; build it with CalculationExpression.attribute');
    }
    const parsed = parseExpression(text);
    const operands = 'expression' in parsed ? parsed.expression.operands : [];
    return new CalculationExpression({
      text,
      binding: operands.length === 1 ? Binding.OPERAND : Binding.SUM,
      objectTypeNames: unique(operands.map(({ objectType }) => objectType)),
      attributes: 'expression' in parsed ? unique(operands.map(({ attribute }) => attribute)) : undefined,
      objectTypes: [],
    });
  }

  /**
   * A field of an object type. One of an object type of this app that its mapping does not have is an error (rule CP1705).
   *
   * @param objectType the object type
   * @param fieldName the name of the field
   */
  public static field(objectType: refs.IObjectTypeRef, fieldName: string): CalculationExpression {
    return CalculationExpression.operand(objectTypeNameOf(objectType), fieldName, [objectType]);
  }

  /**
   * An attribute of an object type by its name, such as a standard object.
   *
   * @param objectTypeName for example `_airSegment`, `_case` or `CTR`
   * @param attribute the attribute, with dots where it is part of another; those of standard objects are in PascalCase: `Seat.Price`
   */
  public static attribute(objectTypeName: string, attribute: string): CalculationExpression {
    return CalculationExpression.operand(objectTypeName, attribute, []);
  }

  private static operand(objectType: string, attribute: string, objectTypes: readonly refs.IObjectTypeRef[]): CalculationExpression {
    return new CalculationExpression({
      text: operandText({ objectType, attribute }), binding: Binding.OPERAND, objectTypeNames: [objectType], attributes: [attribute], objectTypes,
    });
  }

  private readonly parts: Parts;

  private constructor(parts: Parts) {
    this.parts = parts;
  }

  /** The expression as the API has it. */
  public get expression(): string {
    return this.parts.text;
  }

  /**
   * This and another.
   *
   * @param other an expression over attributes of the same object type
   */
  public plus(other: CalculationExpression): CalculationExpression {
    return this.joined('+', other, Binding.SUM, Binding.SUM);
  }

  /**
   * This without another.
   *
   * @param other an expression over attributes of the same object type
   */
  public minus(other: CalculationExpression): CalculationExpression {
    return this.joined('-', other, Binding.SUM, Binding.PRODUCT);
  }

  /**
   * This as often as another.
   *
   * @param other an expression over attributes of the same object type
   */
  public times(other: CalculationExpression): CalculationExpression {
    return this.joined('*', other, Binding.PRODUCT, Binding.PRODUCT);
  }

  /**
   * This divided by another.
   *
   * @param other an expression over attributes of the same object type
   */
  public dividedBy(other: CalculationExpression): CalculationExpression {
    return this.joined('/', other, Binding.PRODUCT, Binding.OPERAND);
  }

  /** The expression as the API has it. */
  public toString(): string {
    return this.expression;
  }

  /** @internal */
  public get _parts(): Omit<Parts, 'binding'> {
    return this.parts;
  }

  /** @param onTheRight the weakest binding that the right side may have without brackets */
  private joined(operator: string, other: CalculationExpression, binding: Binding, onTheRight: Binding): CalculationExpression {
    const [left, right] = [this.parts, other.parts];
    return new CalculationExpression({
      text: `${bracketed(left, binding)} ${operator} ${bracketed(right, onTheRight)}`,
      binding,
      objectTypeNames: unique([...left.objectTypeNames, ...right.objectTypeNames]),
      attributes: left.attributes && right.attributes && unique([...left.attributes, ...right.attributes]),
      objectTypes: unique([...left.objectTypes, ...right.objectTypes]),
    });
  }
}

function bracketed({ text, binding }: Parts, needed: Binding): string {
  return binding < needed ? `(${text})` : text;
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
