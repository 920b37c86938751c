import * as fc from 'fast-check';
import { createProfile, deleteProfile, updateProfile } from '../../../../../src/local/customer-profiles/engine/profiles/profile-calls';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import { addProfileKey, deleteProfileKey } from '../../../../../src/local/customer-profiles/engine/search/profile-keys';
import { searchProfiles } from '../../../../../src/local/customer-profiles/engine/search/search-profiles';
import { profileView } from '../../../../../src/local/customer-profiles/engine/standard/profile-view';
import { keysOf, testScene } from '../test-scene';

/** Few values, so that they meet. */
const PHONES = ['111', '1-1-1', '(206) 555-0100', '+1 206 555 0100', ''];
const EMAILS = ['a@x.org', 'A@X.ORG', ' b@x.org', ''];
const NAMES = ['Ana', 'ana', 'Bo', ''];
const PATHS: { readonly [path: string]: readonly string[] } = {
  'PhoneNumber': PHONES,
  'MobilePhoneNumber': PHONES,
  'EmailAddress': EMAILS,
  'PersonalEmailAddress': EMAILS,
  'FirstName': NAMES,
  'LastName': NAMES,
  'AccountNumber': ['A 1', 'a 1', ''],
  'GenderString': ['MALE', 'other', ''],
  'Address.City': ['Paris', ''],
  'Attributes.tier': ['gold', ''],
};

/** Written as plainly as can be: what is there by path, and which of it has lost its key. */
interface Model {
  readonly values: Map<string, string>;
  readonly lost: Set<string>;
  readonly added: Set<string>;
}

const digits = (text: string) => text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
const small = (text: string) => text.trim().toLowerCase();

/** The keys that follow from a model's fields, with the paths that each follows from. */
function keysOfFields({ values }: Model): readonly (readonly [key: string, paths: readonly string[]])[] {
  const one = (name: string, path: string, normal: (text: string) => string) => (
    values.has(path) ? [[`${name} ${normal(values.get(path) ?? '')}`, [path]] as const] : []
  );
  const names = ['FirstName', 'LastName'].filter((path) => values.has(path));
  return [
    ...['PhoneNumber', 'MobilePhoneNumber'].flatMap((path) => one('_phone', path, digits)),
    ...['EmailAddress', 'PersonalEmailAddress'].flatMap((path) => one('_email', path, small)),
    ...one('_account', 'AccountNumber', (text) => text),
    ...names.length > 0 ? [[`_fullName ${small(names.map((path) => values.get(path)).join(' '))}`, names] as const] : [],
  ];
}

function expectedKeys(model: Model): readonly string[] {
  const held = keysOfFields(model).filter(([, paths]) => !paths.every((path) => model.lost.has(path))).map(([key]) => `${key} (standard)`);
  return [...new Set([...held, ...[...model.added].map((key) => `${key} (added)`)])].sort();
}

function expectedView(id: string, { values }: Model): unknown {
  const plain = [...values].filter(([path]) => !path.includes('.'));
  const gender = values.get('GenderString');
  return {
    ProfileId: id,
    ...Object.fromEntries(plain),
    ...gender === 'MALE' && { Gender: gender },
    ...values.has('Address.City') && { Address: { City: values.get('Address.City') } },
    ...values.has('Attributes.tier') && { Attributes: { tier: values.get('Attributes.tier') } },
  };
}

type Given = { readonly [path: string]: string };

function membersOf(given: Given): { readonly [member: string]: string | { readonly [part: string]: string } } {
  return Object.fromEntries(Object.entries(given).map(([path, value]) => {
    const [member, part] = path.split('.');
    return [member, part === undefined ? value : { [part]: value }];
  }));
}

function write({ values, lost }: Model, given: Given): void {
  for (const [path, value] of Object.entries(given)) {
    lost.delete(path);
    values.set(path, value);
    if (value === '') {
      values.delete(path);
    }
  }
}

const cell = fc.oneof(...Object.entries(PATHS).map(([path, values]) => fc.tuple(fc.constant(path), fc.constantFrom(...values))));
const given = fc.uniqueArray(cell, { selector: ([path]) => path }).map((cells): Given => Object.fromEntries(cells));
const keys = fc.oneof(
  fc.tuple(fc.constant('_phone'), fc.constantFrom(...PHONES.filter(Boolean))),
  fc.tuple(fc.constant('_email'), fc.constantFrom(...EMAILS.filter(Boolean))),
  fc.tuple(fc.constant('_fullName'), fc.constantFrom('ana', 'bo', 'ANA Bo')),
);
const steps = fc.array(fc.oneof(
  fc.record({ kind: fc.constant('create' as const), given }),
  fc.record({ kind: fc.constant('update' as const), which: fc.nat(9), given }),
  fc.record({ kind: fc.constant('add' as const), which: fc.nat(9), key: keys }),
  fc.record({ kind: fc.constant('take' as const), which: fc.nat(9), key: keys }),
  fc.record({ kind: fc.constant('delete' as const), which: fc.nat(9) }),
), { minLength: 1, maxLength: 25 });

type Step = ReturnType<typeof steps['generate']>['value'][number];

function act(scene: Scene, models: Map<string, Model>, step: Step): void {
  if (step.kind === 'create') {
    const model: Model = { values: new Map(), lost: new Set(), added: new Set() };
    write(model, step.given);
    models.set(createProfile(scene, membersOf(step.given)).profile.id, model);
    return;
  }
  const ids = [...models.keys()];
  const id = ids[step.which % ids.length];
  const model = models.get(id);
  if (!model) {
    return;
  }
  if (step.kind === 'update') {
    const before = JSON.stringify([...model.values].sort());
    write(model, step.given);
    expect(updateProfile(scene, id, membersOf(step.given)).changed).toBe(before !== JSON.stringify([...model.values].sort()));
  } else if (step.kind === 'delete') {
    models.delete(id);
    deleteProfile(scene, id);
  } else {
    const [KeyName, text] = step.key;
    const key = `${KeyName} ${KeyName === '_phone' ? digits(text) : small(text)}`;
    const isHeld = expectedKeys(model).some((held) => held.startsWith(`${key} (`));
    if (step.kind === 'add') {
      addProfileKey(scene, { ProfileId: id, KeyName, Values: [text] });
      (isHeld ? [] : [key]).forEach((each) => model.added.add(each));
    } else {
      deleteProfileKey(scene, { ProfileId: id, KeyName, Values: [text] });
      (isHeld ? keysOfFields(model) : []).filter(([each]) => each === key).forEach(([, paths]) => paths.forEach((path) => model.lost.add(path)));
      model.added.delete(key);
    }
  }
}

test('whatever calls come one after the other, fields, keys and searches are those of a plain model', () => {
  fc.assert(fc.property(steps, (sequence) => {
    const scene = testScene();
    const models = new Map<string, Model>();
    sequence.forEach((step) => act(scene, models, step));

    expect(scene.data.profiles({ limit: 99 }).map(profileView)).toEqual([...models].map(([id, model]) => expectedView(id, model)));
    for (const [id, model] of models) {
      expect(keysOf(scene, { id })).toEqual(expectedKeys(model));
      // A text that was sent and still holds its key finds its profile.
      for (const [path, text] of [...model.values].filter(([each]) => /Phone|Email/.test(each) && !model.lost.has(each))) {
        const found = searchProfiles(scene, { KeyName: path.includes('Phone') ? '_phone' : '_email', Values: [text] }, { limit: 99 });
        expect(found.items.map(({ ProfileId }) => ProfileId)).toContain(id);
      }
    }
  }), { numRuns: 150, seed: 20260115 });
});
