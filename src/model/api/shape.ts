/**
 * The vocabulary in which the API model's constraints are kept (see limits.generated.ts).
 * Names are those of the public API model, so that the table can be read beside it.
 */
export type Shape = StringShape | NumberShape | BooleanShape | TimestampShape | ListShape | MapShape | StructureShape;

export interface StringShape {
  readonly type: 'string';
  readonly min?: number;
  readonly max?: number;
  /** A regular expression that some part of the value must match; the model anchors where it means the whole value. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface NumberShape {
  readonly type: 'integer' | 'long' | 'double';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly type: 'boolean';
}

export interface TimestampShape {
  readonly type: 'timestamp';
}

export interface ListShape {
  readonly type: 'list';
  /** The name of the element's shape. */
  readonly member: string;
  readonly min?: number;
  readonly max?: number;
}

export interface MapShape {
  readonly type: 'map';
  /** The name of the key's shape. */
  readonly key: string;
  /** The name of the value's shape. */
  readonly value: string;
  readonly min?: number;
  readonly max?: number;
}

export interface StructureShape {
  readonly type: 'structure';
  readonly required?: readonly string[];
  /** From member name to the name of its shape. */
  readonly members: { readonly [member: string]: string };
}
