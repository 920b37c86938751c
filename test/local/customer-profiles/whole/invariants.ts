import type { DataStore } from '../../../../src/local/customer-profiles/engine/data-store';
import { isSameKey } from '../../../../src/local/customer-profiles/engine/keys/same-key';
import { heldKeys } from '../../../../src/local/customer-profiles/engine/profiles/indexed-cells';
import type { Binding, Key, Profile } from '../../../../src/local/customer-profiles/engine/records';

const ALL = { limit: 1_000_000 };

/** What is wrong in the customer data of a domain by rules that hold between any two calls; empty where nothing is. */
export function wrongsIn(data: DataStore): string[] {
  const profiles = data.profiles(ALL);
  const wrongs = profiles.flatMap((profile) => wrongsOf(data, profile));
  const objects = profiles.flatMap(({ id }) => data.objects(id, undefined, ALL));
  const owners = new Map<string, string>();
  for (const { objectType, uniqueKey, profileId } of objects) {
    const name = `${objectType} ${uniqueKey}`;
    if (owners.has(name)) {
      wrongs.push(`object ${name} is of ${owners.get(name)} and of ${profileId}`);
    }
    owners.set(name, profileId);
    if (data.object(objectType, uniqueKey)?.profileId !== profileId) {
      wrongs.push(`object ${name} is listed for ${profileId} and is of ${data.object(objectType, uniqueKey)?.profileId}`);
    }
  }
  for (const objectType of new Set(objects.map((object) => object.objectType))) {
    const listed = data.objectsOfType(objectType, ALL).length;
    const counted = objects.filter((object) => object.objectType === objectType).length;
    if (listed !== counted) {
      wrongs.push(`${listed} objects of type ${objectType}, of which profiles have ${counted}`);
    }
  }
  const recount = {
    profiles: profiles.length,
    objects: objects.length,
    bytes: objects.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    metering: profiles.reduce((sum, { id }) => sum + Math.max(1, Math.ceil(objects.filter(({ profileId }) => profileId === id).length / 100)), 0),
  };
  if (JSON.stringify(recount) !== JSON.stringify(data.counts())) {
    wrongs.push(`counts are ${JSON.stringify(data.counts())}, a recount gives ${JSON.stringify(recount)}`);
  }
  return wrongs;
}

function wrongsOf(data: DataStore, profile: Profile): string[] {
  const { id, cells } = profile;
  const bindings = data.bindings(id);
  const objects = data.objects(id, undefined, ALL);
  const isBound = (key: Key, contributor: Binding['contributor']) => bindings.some((each) => each.contributor === contributor && isSameKey(each, key));
  const wrongs: string[] = [];
  const wrong = (text: string) => wrongs.push(`profile ${id}: ${text}`);
  if (profile.objectCount !== objects.length) {
    wrong(`counts ${profile.objectCount} objects and has ${objects.length}`);
  }
  for (const key of heldKeys(cells).filter((each) => !isBound(each, 'standard'))) {
    wrong(`is not bound to the key ${show(key)} of its fields`);
  }
  for (const object of objects) {
    for (const key of object.keys.filter((each) => !isBound(each, `object:${object.uniqueKey}`))) {
      wrong(`is not bound to the key ${show(key)} of its object ${object.uniqueKey}`);
    }
  }
  for (const binding of bindings) {
    if (!data.bound(binding).includes(id)) {
      wrong(`is not found by its key ${show(binding)}`);
    }
    if (!hasContributor(data, profile, binding)) {
      wrong(`is bound to ${show(binding)} by ${binding.contributor}, which has no such key`);
    }
  }
  return wrongs;
}

function hasContributor(data: DataStore, { id, cells }: Profile, binding: Binding): boolean {
  const { contributor } = binding;
  if (contributor === 'added' || contributor === 'moved') {
    return true;
  }
  if (contributor === 'standard') {
    return heldKeys(cells).some((key) => isSameKey(key, binding));
  }
  const [kind, ...rest] = contributor.split(':');
  const name = rest.join(':');
  const holders = kind === 'object'
    ? data.objects(id, undefined, ALL).filter(({ uniqueKey }) => uniqueKey === name)
    : data.standardObjects(id).filter((object) => object.id === name);
  return holders.some(({ keys }) => keys.some((key) => isSameKey(key, binding)));
}

function show({ name, value }: Key): string {
  return `${name}=${value.join('|')}`;
}
