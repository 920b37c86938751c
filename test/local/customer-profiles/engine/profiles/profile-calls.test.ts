import { listHistory } from '../../../../../src/local/customer-profiles/engine/history/read-history';
import { batchGetProfiles, createProfile, deleteProfile, updateProfile } from '../../../../../src/local/customer-profiles/engine/profiles/profile-calls';
import { profileView } from '../../../../../src/local/customer-profiles/engine/standard/profile-view';
import { DAY, keysOf, later, START, testScene, watched } from '../test-scene';

const UNKNOWN = '0'.repeat(32);

describe('CreateProfile', () => {
  test('keeps what is given, as it is given', () => {
    const scene = testScene();

    const { profile, before, changed } = createProfile(scene, {
      FirstName: 'Ana',
      PhoneNumber: '555-334-6666-updated',
      BirthDate: '07/12/1980-updated',
      Address: { City: 'Paris' },
      Attributes: { tier: 'gold' },
      EngagementPreferences: { Phone: [{ KeyName: '_phone', KeyValue: '1', ContactType: 'MobilePhone' }] },
    });

    expect({ before, changed }).toEqual({ before: undefined, changed: true });
    expect(profile.id).toMatch(/^[a-f0-9]{32}$/);
    expect(profile).toMatchObject({ createdAt: START, updatedAt: START, expiresAt: START + 366 * DAY, inferred: false, objectCount: 0 });
    expect(profileView(profile)).toEqual({
      ProfileId: profile.id,
      FirstName: 'Ana',
      PhoneNumber: '555-334-6666-updated',
      BirthDate: '07/12/1980-updated',
      Address: { City: 'Paris' },
      Attributes: { tier: 'gold' },
      EngagementPreferences: { Phone: [{ KeyName: '_phone', KeyValue: '1', ContactType: 'MobilePhone' }] },
    });
    expect(scene.data.profile(profile.id)).toEqual(profile);
  });

  test('makes two profiles of two equal calls, and takes a call that says nothing', () => {
    const scene = testScene();

    const ids = [createProfile(scene, {}), createProfile(scene, {})].map(({ profile }) => profile.id);

    expect(new Set(ids).size).toBe(2);
    expect(batchGetProfiles(scene, ids)).toEqual({ Profiles: ids.map((ProfileId) => ({ ProfileId })), Errors: [] });
  });

  test('puts every phone, e-mail, account and the name into the index', () => {
    const scene = testScene();

    const { profile } = createProfile(scene, {
      FirstName: 'Ana',
      LastName: 'Silva',
      PhoneNumber: '+1 (206) 345-7890',
      MobilePhoneNumber: '206 345 7890',
      HomePhoneNumber: '1111111',
      BusinessPhoneNumber: '2222222',
      EmailAddress: 'A@x.org',
      PersonalEmailAddress: 'b@x.org',
      BusinessEmailAddress: 'c@x.org',
      AccountNumber: 'Ab 1',
    });

    expect(keysOf(scene, profile)).toEqual([
      '_account Ab 1 (standard)', '_email a@x.org (standard)', '_email b@x.org (standard)', '_email c@x.org (standard)', '_fullName ana silva (standard)',
      '_phone 1111111 (standard)', '_phone 2063457890 (standard)', '_phone 2222222 (standard)',
    ]);
  });
});

describe('UpdateProfile', () => {
  test('keeps what is left out and removes what is empty, member by member', () => {
    const scene = testScene();
    const { profile: { id } } = createProfile(scene, {
      FirstName: 'Ana',
      LastName: 'Silva',
      Address: { City: 'Paris', Country: 'FR' },
      Attributes: { tier: 'gold', size: 'L' },
      EngagementPreferences: { Phone: [{ KeyName: 'a' }], Email: [{ KeyName: 'b' }] },
    });

    const { profile, changed } = updateProfile(scene, id, {
      LastName: '', Address: { City: '', State: 'IDF' }, Attributes: { tier: '', shoe: '40' }, EngagementPreferences: { Phone: [] },
    });

    expect(changed).toBe(true);
    expect(profileView(profile)).toEqual({
      ProfileId: id,
      FirstName: 'Ana',
      Address: { Country: 'FR', State: 'IDF' },
      Attributes: { size: 'L', shoe: '40' },
      EngagementPreferences: { Email: [{ KeyName: 'b' }] },
    });
    expect(profile.cells.LastName).toEqual({ writer: 'MANUAL', time: START });
  });

  test('an address, attributes and preferences without anything in them are left out', () => {
    const scene = testScene();
    const { profile: { id } } = createProfile(scene, { Address: { City: 'Paris' }, Attributes: { tier: 'gold' }, EngagementPreferences: { Phone: [{ KeyName: 'a' }] } });

    const { profile } = updateProfile(scene, id, { Address: { City: '' }, Attributes: { tier: '' }, EngagementPreferences: { Phone: [] } });

    expect(profileView(profile)).toEqual({ ProfileId: id });
  });

  test('makes every cell that it names one of a call, and leaves the others whose they are', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { FirstName: 'Ana', LastName: 'Silva' });
    const ofType = { value: 'Ana', writer: 'Orders', priority: 1, time: START };
    scene.data.putProfile({ ...profile, cells: { FirstName: ofType, LastName: { ...ofType, value: 'Silva' } } });

    const { profile: after } = updateProfile(later(scene, 1), profile.id, { FirstName: 'Ana' });

    expect(after.cells).toEqual({ FirstName: { value: 'Ana', writer: 'MANUAL', time: START + DAY }, LastName: { ...ofType, value: 'Silva' } });
  });

  test('a call that repeats what is there leaves no history, and yet renews time and term', () => {
    const scene = testScene();
    const members = { FirstName: 'Ana', Gender: 'FEMALE', EngagementPreferences: { Email: [{ KeyName: 'b' }] } };
    const { profile: { id } } = createProfile(scene, members);

    const { profile, changed } = updateProfile(later(scene, 3), id, members);

    expect(changed).toBe(false);
    expect(listHistory(scene, { ProfileId: id }, { limit: 9 }).items.map(({ ActionType }) => ActionType)).toEqual(['CREATED']);
    expect(profile).toMatchObject({ updatedAt: START + 3 * DAY, expiresAt: START + 369 * DAY, createdAt: START });
    expect(profile.cells.FirstName.time).toBe(START + 3 * DAY);
  });

  test('never shortens the term', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, {});
    scene.data.putProfile({ ...profile, expiresAt: START + 900 * DAY });

    expect(updateProfile(scene, profile.id, { FirstName: 'Ana' }).profile.expiresAt).toBe(START + 900 * DAY);
  });

  test('replaces the keys of what has changed, and no others', () => {
    const { scene, calls } = watched(testScene());
    const { profile } = createProfile(scene, { FirstName: 'Ana', LastName: 'Silva', PhoneNumber: '111', MobilePhoneNumber: '222', EmailAddress: 'a@x.org' });
    const before = calls.length;

    updateProfile(scene, profile.id, { PhoneNumber: '333', EmailAddress: 'A@X.org', LastName: 'Costa' });

    expect(keysOf(scene, profile)).toEqual([
      '_email a@x.org (standard)', '_fullName ana costa (standard)', '_phone 222 (standard)', '_phone 333 (standard)',
    ]);
    expect(calls.slice(before).filter((call) => /^(un)?bind$/.test(call))).toEqual(['unbind', 'unbind', 'bind', 'bind']);
  });

  test('a value that another field has stays in the index', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { PhoneNumber: '111', MobilePhoneNumber: '111' });

    updateProfile(scene, profile.id, { PhoneNumber: '' });

    expect(keysOf(scene, profile)).toEqual(['_phone 111 (standard)']);
  });

  test('a value that something else holds stays in the index', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { PhoneNumber: '111' });
    scene.data.bind(profile.id, { name: '_phone', value: ['111'] }, 'object:x');

    updateProfile(scene, profile.id, { PhoneNumber: '' });

    expect(keysOf(scene, profile)).toEqual(['_phone 111 (object:x)']);
  });

  test('refuses a profile that is not there', () => {
    expect(() => updateProfile(testScene(), UNKNOWN, {})).toThrow(`Profile ${UNKNOWN} does not exist`);
  });
});

describe('DeleteProfile', () => {
  test('takes everything along', () => {
    const scene = testScene();
    const { profile } = createProfile(scene, { EmailAddress: 'a@x.org' });

    expect(deleteProfile(scene, profile.id)).toEqual({ profile, before: profile, changed: true });

    expect(scene.data.profile(profile.id)).toBeUndefined();
    expect(scene.data.bound({ name: '_email', value: ['a@x.org'] })).toEqual([]);
    expect(() => listHistory(scene, { ProfileId: profile.id }, { limit: 9 })).toThrow('does not exist');
    expect(() => deleteProfile(scene, profile.id)).toThrow(`Profile ${profile.id} does not exist`);
  });
});

test('BatchGetProfile answers in the order of the request, each once, and says which are not there', () => {
  const scene = testScene();
  const [a, b] = ['A', 'B'].map((FirstName) => createProfile(scene, { FirstName }).profile.id);
  scene.data.putAlias('f'.repeat(32), a);

  expect(batchGetProfiles(scene, [b, UNKNOWN, a, b, 'f'.repeat(32)])).toEqual({
    Profiles: [{ ProfileId: b, FirstName: 'B' }, { ProfileId: a, FirstName: 'A' }],
    Errors: [UNKNOWN, 'f'.repeat(32)].map((ProfileId) => ({ Code: '404', Message: `Profile ${ProfileId} does not exist`, ProfileId })),
  });
});
