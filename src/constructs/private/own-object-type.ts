import type { IObjectType } from '../object-type/object-type';

const ownObjectTypes = new WeakMap<IObjectType, string>();

/** Keeps the name of an object type of this app as it was given. */
export function rememberObjectType(objectType: IObjectType, objectTypeName: string): void {
  ownObjectTypes.set(objectType, objectTypeName);
}

/** The name of an object type as it was given, rather than an attribute of its resource. */
export function objectTypeNameOf(objectType: IObjectType): string {
  return ownObjectTypes.get(objectType) ?? objectType.objectTypeName;
}
