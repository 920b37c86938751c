/** The type of an argument: a name, a list of one type, or a map whose entries are of one type. */
export type ArgumentType = string | readonly [ArgumentType] | { readonly each: ArgumentType };

/** Properties of a structure, or parameters in order. A name that ends with `?` may be left out; of one that begins with `...` there may be any number. */
export interface MemberTypes {
  readonly [name: string]: ArgumentType;
}

export interface StructTypes {
  readonly [name: string]: MemberTypes;
}

export interface EnumTypes {
  readonly [name: string]: { readonly [member: string]: string | number };
}

/** What a class takes where it is made, where that is public, and in its methods. */
export interface ClassType {
  readonly create?: MemberTypes;
  readonly statics: { readonly [method: string]: MemberTypes };
  readonly methods: { readonly [method: string]: MemberTypes };
}

export interface ClassTypes {
  readonly [name: string]: ClassType;
}
