import type { Requests } from './requests.generated';

/**
 * A structure that nobody has checked: its members have the names that the API model gives them, and any values. Whoever reads one misspells no
 * member, and looks at a value before using it.
 */
export type Unchecked<Structure> = { readonly [Name in keyof Structure]?: unknown };

/**
 * A structure as a construct writes it into a template. Times are strings. What is one of a list of values may be any string, because the lists grow with
 * the service and a value may be a token. A required member is always spoken of, but may have no value: that it is missing is told when it is checked.
 */
export type InTemplate<T> = T extends string | Date ? string
  : T extends readonly (infer Item)[] ? readonly InTemplate<Item>[]
    : T extends object ? { readonly [Name in keyof T]: InTemplate<T[Name]> | undefined }
      : T;

/** What a member of a structure is, where it has a value. */
export type Member<Structure, Name extends keyof NonNullable<Structure>> = NonNullable<NonNullable<Structure>[Name]>;

/** The request of an operation as a construct makes it; the name of the domain is added where it is known. */
export type TemplateRequest<Operation extends keyof Requests> = Omit<InTemplate<Requests[Operation]>, 'DomainName'>;
