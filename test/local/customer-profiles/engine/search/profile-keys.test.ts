import { listHistory } from '../../../../../src/local/customer-profiles/engine/history/read-history';
import { createProfile, updateProfile } from '../../../../../src/local/customer-profiles/engine/profiles/profile-calls';
import type { ProfileObject } from '../../../../../src/local/customer-profiles/engine/records';
import type { Scene } from '../../../../../src/local/customer-profiles/engine/scene';
import { addProfileKey, deleteProfileKey } from '../../../../../src/local/customer-profiles/engine/search/profile-keys';
import { profilesWith } from '../../../../../src/local/customer-profiles/engine/search/profiles-with';
import { profileView } from '../../../../../src/local/customer-profiles/engine/standard/profile-view';
import { keysOf, testScene } from '../test-scene';

const UNKNOWN = '0'.repeat(32);
const actions = (scene: Scene, id: string) => listHistory(scene, { ProfileId: id }, { limit: 99 }).items.map(({ ActionType }) => ActionType);
const phone = (id: string, text: string) => ({ ProfileId: id, KeyName: '_phone', Values: [text] });

describe('AddProfileKey', () => {
  test('makes a value one of the profile, and no field of it', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { FirstName: 'Ana' });

    expect(addProfileKey(scene, phone(profile.id, '(206) 555-0199'))).toEqual({ KeyName: '_phone', Values: ['(206) 555-0199'] });

    expect(keysOf(scene, profile)).toEqual(['_fullName ana (standard)', '_phone 2065550199 (added)']);
    expect(scene.data.profile(profile.id)).toEqual(profile);
    expect(actions(scene, profile.id)).toEqual(['ADDED_PROFILE_KEY', 'CREATED']);
  });

  test('changes nothing where the profile has the value, whatever holds it', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { PhoneNumber: '111' });

    addProfileKey(scene, phone(profile.id, '1-1-1'));

    expect(keysOf(scene, profile)).toEqual(['_phone 111 (standard)']);
    expect(actions(scene, profile.id)).toEqual(['CREATED']);
  });

  test('may make a value ambiguous', () => {
    const scene = testScene();
    const [a, b] = ['111', '222'].map((PhoneNumber) => createProfile(scene, { PhoneNumber }).profile);

    addProfileKey(scene, phone(b.id, '111'));

    expect(scene.data.bound({ name: '_phone', value: ['111'] })).toEqual([a.id, b.id]);
  });

  test('refuses a profile that is not there before a key that is not, and both', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, {});

    expect(() => addProfileKey(scene, { ProfileId: UNKNOWN, KeyName: 'nothing', Values: ['1'] })).toThrow(`Profile ${UNKNOWN} does not exist`);
    expect(() => addProfileKey(scene, { ProfileId: profile.id, KeyName: 'nothing', Values: ['1'] })).toThrow('nothing');
  });
});

describe('DeleteProfileKey', () => {
  test('takes the value away whatever holds it, and leaves the field', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { PhoneNumber: '111', MobilePhoneNumber: '1-1-1', HomePhoneNumber: '222' });
    scene.data.bind(profile.id, { name: '_phone', value: ['111'] }, 'added');

    deleteProfileKey(scene, phone(profile.id, '1 1 1'));

    expect(keysOf(scene, profile)).toEqual(['_phone 222 (standard)']);
    const after = scene.data.profile(profile.id) ?? profile;
    expect(profileView(after)).toEqual(profileView(profile));
    expect(actions(scene, profile.id)).toEqual(['DELETED_PROFILE_KEY', 'CREATED']);
  });

  test('is undone when the field is written again, with the same value too, and by nothing else', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { PhoneNumber: '111', EmailAddress: 'a@x.org' });
    deleteProfileKey(scene, phone(profile.id, '111'));

    updateProfile(scene, profile.id, { EmailAddress: 'b@x.org', HomePhoneNumber: '222' });

    expect(keysOf(scene, profile)).toEqual(['_email b@x.org (standard)', '_phone 222 (standard)']);

    updateProfile(scene, profile.id, { PhoneNumber: '111' });

    expect(keysOf(scene, profile)).toEqual(['_email b@x.org (standard)', '_phone 111 (standard)', '_phone 222 (standard)']);
  });

  test('of a name is undone when any part of the name is written', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { FirstName: 'Ana', LastName: 'Silva' });
    deleteProfileKey(scene, { ProfileId: profile.id, KeyName: '_fullName', Values: ['ana silva'] });

    expect(keysOf(scene, profile)).toEqual([]);
    updateProfile(scene, profile.id, { AccountNumber: '1' });
    expect(keysOf(scene, profile)).toEqual(['_account 1 (standard)']);
    updateProfile(scene, profile.id, { LastName: 'Silva' });
    expect(keysOf(scene, profile)).toEqual(['_account 1 (standard)', '_fullName ana silva (standard)']);
  });

  test('lets an object forget the key, so that the object brings it again', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, {});
    const [key, other] = ['111', '222'].map((text) => ({ name: '_phone', value: [text] }));
    const object: ProfileObject = {
      objectType: 'Orders', uniqueKey: 'x', profileId: profile.id, text: '{}', order: 99, ingestedAt: 1, expiresAt: 2, keys: [key, other],
    };
    scene.data.putObject(object);
    scene.data.bind(profile.id, key, 'object:x');

    deleteProfileKey(scene, phone(profile.id, '111'));

    expect(scene.data.object('Orders', 'x')).toEqual({ ...object, keys: [other] });
    expect(scene.data.bound(key)).toEqual([]);
  });

  test('of a value that the profile does not have does nothing', () => {
    const scene = testScene();
    const [a, b] = ['111', '222'].map((PhoneNumber) => createProfile(scene, { PhoneNumber }).profile);

    deleteProfileKey(scene, phone(a.id, '222'));

    expect([a, b].map((profile) => keysOf(scene, profile))).toEqual([['_phone 111 (standard)'], ['_phone 222 (standard)']]);
    expect(actions(scene, a.id)).toEqual(['CREATED']);
    expect(() => deleteProfileKey(scene, phone(UNKNOWN, '1'))).toThrow(`Profile ${UNKNOWN} does not exist`);
    expect(() => deleteProfileKey(scene, { ProfileId: a.id, KeyName: 'nothing', Values: ['1'] })).toThrow('nothing');
  });

  test('of its own id does nothing, and of another that was added takes it away', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { FirstName: 'Ana' });
    const key = (id: string) => ({ ProfileId: profile.id, KeyName: '_profileId', Values: [id] });
    addProfileKey(scene, key(profile.id));
    addProfileKey(scene, key(UNKNOWN));
    const before = [...profilesWith(scene, { name: '_profileId', value: [UNKNOWN] })];

    deleteProfileKey(scene, key(profile.id));
    deleteProfileKey(scene, key(UNKNOWN));

    expect(before).toEqual([profile.id]);
    expect([profile.id, UNKNOWN].map((id) => profilesWith(scene, { name: '_profileId', value: [id] }))).toEqual([[profile.id], []]);
    expect(actions(scene, profile.id)).toEqual(['DELETED_PROFILE_KEY', 'ADDED_PROFILE_KEY', 'CREATED']);
  });
});
