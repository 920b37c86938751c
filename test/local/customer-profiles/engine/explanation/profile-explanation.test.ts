import { explainProfile } from '../../../../../src/local/customer-profiles/engine/explanation/explain-profile';
import { formatProfileExplanation } from '../../../../../src/local/customer-profiles/engine/explanation/format-profile';
import { recordProfileHistory } from '../../../../../src/local/customer-profiles/engine/history/record-history';
import { createProfile, updateProfile } from '../../../../../src/local/customer-profiles/engine/profiles/profile-calls';
import { addProfileKey } from '../../../../../src/local/customer-profiles/engine/search/profile-keys';
import { testScene } from '../test-scene';

const AT = '2026-01-15T00:00:00.000Z';
const [ONE, TWO, THREE, ASSET] = ['1', '2', '3', 'a'].map((digit) => digit.repeat(32));

function story() {
  const ids = [ONE, 'of the history', TWO];
  const scene = { ...testScene(), newId: () => ids.shift() ?? THREE };
  const { data } = scene;
  createProfile(scene, { FirstName: 'Ana', PhoneNumber: '111' });
  createProfile(scene, { PhoneNumber: '111' });
  addProfileKey(scene, { ProfileId: ONE, KeyName: '_email', Values: ['a@x.org'] });
  const { profile } = updateProfile(scene, ONE, { BirthDate: '' });
  const byType = { value: '111', writer: 'Orders', priority: 2, sourceTime: scene.now - 1000, time: scene.now };
  data.putProfile({ ...profile, cells: { ...profile.cells, PhoneNumber: byType } });
  const key = { name: '_phone', value: ['111'] };
  data.putObject({
    objectType: 'Orders', uniqueKey: 'order-1', profileId: ONE, text: '{}', order: data.nextOrder(), ingestedAt: scene.now, expiresAt: scene.now + 1, keys: [key],
  });
  data.bind(ONE, key, 'object:order-1');
  data.putStandardObject({
    id: ASSET,
    type: '_asset',
    profileId: ONE,
    order: data.nextOrder(),
    createdAt: scene.now,
    updatedAt: scene.now,
    cells: { AssetName: { value: 'Hat', writer: 'Orders', time: scene.now } },
    keys: [],
  });
  data.bind(ONE, { name: '_assetId', value: [ASSET] }, `standard-object:${ASSET}`);
  return scene;
}

test('tells who wrote each field, what holds each key and who else has it, and what belongs to the profile', () => {
  const explanation = explainProfile(story(), ONE);

  expect(explanation).toEqual({
    ProfileId: ONE,
    CreatedAt: AT,
    UpdatedAt: AT,
    ExpiresAt: '2027-01-16T00:00:00.000Z',
    Inferred: false,
    Fields: [
      { Path: 'BirthDate', Writer: 'MANUAL', WrittenAt: AT },
      { Path: 'FirstName', Value: 'Ana', Writer: 'MANUAL', WrittenAt: AT },
      { Path: 'PhoneNumber', Value: '111', Writer: 'Orders', SourcePriority: 2, SourceTime: '2026-01-14T23:59:59.000Z', WrittenAt: AT },
    ],
    Keys: [
      { KeyName: '_assetId', Value: [ASSET], HeldBy: [{ By: 'standard object', ObjectTypeName: '_asset', Id: ASSET }] },
      { KeyName: '_email', Value: ['a@x.org'], HeldBy: [{ By: 'AddProfileKey' }] },
      { KeyName: '_fullName', Value: ['ana'], HeldBy: [{ By: 'fields', Paths: ['FirstName'] }] },
      {
        KeyName: '_phone',
        Value: ['111'],
        HeldBy: [{ By: 'fields', Paths: ['PhoneNumber'] }, { By: 'object', ObjectTypeName: 'Orders', ProfileObjectUniqueKey: 'order-1' }],
        AlsoOf: [TWO],
      },
      { KeyName: '_profileId', Value: [ONE], HeldBy: [{ By: 'fields', Paths: ['ProfileId'] }] },
    ],
    Objects: [{ ObjectTypeName: 'Orders', ProfileObjectUniqueKey: 'order-1', IngestedAt: AT, ExpiresAt: '2026-01-15T00:00:00.001Z' }],
    StandardObjects: [{
      ObjectTypeName: '_asset', Id: ASSET, CreatedAt: AT, UpdatedAt: AT, Fields: [{ Path: 'AssetName', Value: 'Hat', Writer: 'Orders', WrittenAt: AT }],
    }],
    Merges: [],
  });
});

test('tells what each merge was for, the newest first', () => {
  const scene = testScene();
  const { profile } = createProfile(scene, {});
  recordProfileHistory(scene, 'MERGED', profile, { cause: { by: 'call', profileIds: [profile.id, TWO] } });
  recordProfileHistory(scene, 'MERGED', profile, { cause: { by: 'rule', level: 2, matchId: 'm', profileIds: [profile.id, THREE] } });
  recordProfileHistory(scene, 'MERGED', profile, { cause: { by: 'job', jobId: 'j', criterion: ['FirstName', 'LastName'], profileIds: [profile.id, TWO, THREE] } });

  const explanation = explainProfile(scene, profile.id);

  const merge = { At: AT, PerformedBy: scene.performedBy };
  expect(explanation.Merges).toEqual([
    { ...merge, ProfileIds: [TWO, THREE], Cause: { By: 'identity resolution job', JobId: 'j', Criterion: ['FirstName', 'LastName'] } },
    { ...merge, ProfileIds: [THREE], Cause: { By: 'matching rule', Level: 2, MatchId: 'm' } },
    { ...merge, ProfileIds: [TWO], Cause: { By: 'MergeProfiles' } },
  ]);
  expect(formatProfileExplanation(explanation)).toContain(`
Merges
  ${AT} by ${scene.performedBy}: ${TWO}, ${THREE}
    because of identity resolution job j, criterion FirstName and LastName
  ${AT} by ${scene.performedBy}: ${THREE}
    because of matching rule 2, match m
  ${AT} by ${scene.performedBy}: ${TWO}
    because of a call of MergeProfiles
`);
});

test('tells all objects, however many there are', () => {
  const scene = testScene();
  const { profile } = createProfile(scene, {});
  const keys = Array.from({ length: 250 }, (_, index) => `key-${index}`);
  for (const uniqueKey of keys) {
    scene.data.putObject({
      objectType: 'Orders', uniqueKey, profileId: profile.id, text: '{}', order: scene.data.nextOrder(), ingestedAt: 0, expiresAt: 1, keys: [],
    });
  }

  expect(explainProfile(scene, profile.id).Objects.map(({ ProfileObjectUniqueKey }) => ProfileObjectUniqueKey)).toEqual(keys.reverse());
});

test('a value of a customer cannot pretend to be a line, or move the cursor', () => {
  const scene = testScene();
  const { profile } = createProfile(scene, { FirstName: 'a\n\u001b[2Jb\u009b2J\u202ec', Attributes: { 'x\ny': '1' } });

  const text = formatProfileExplanation(explainProfile(scene, profile.id));

  expect(text).toContain('"a\\n\\u001b[2Jb\\u009b2J\\u202ec"');
  expect(text).toContain('Attributes.x\\u000ay');
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('a profile that is not there is refused', () => {
  expect(() => explainProfile(testScene(), TWO)).toThrow(`Profile ${TWO} does not exist`);
});

test('is text for people', () => {
  expect(formatProfileExplanation(explainProfile(story(), ONE))).toBe(`Profile ${ONE}
  made by a call ${AT}, updated ${AT}, expires 2027-01-16T00:00:00.000Z

Fields
  BirthDate    (removed)  by MANUAL              written ${AT}
  FirstName    "Ana"      by MANUAL              written ${AT}
  PhoneNumber  "111"      by Orders, priority 2  written ${AT}  source time 2026-01-14T23:59:59.000Z

Keys
  _assetId "${ASSET}"
    held by _asset ${ASSET}
  _email "a@x.org"
    held by a call of AddProfileKey, or a profile that was merged into it
  _fullName "ana"
    held by FirstName
  _phone "111"
    held by PhoneNumber
    held by object Orders order-1
    ambiguous: also of ${TWO}
  _profileId "${ONE}"
    held by ProfileId

Objects
  Orders  order-1  ingested ${AT}  expires 2026-01-15T00:00:00.001Z

_asset ${ASSET}
  AssetName  "Hat"  by Orders  written ${AT}
`);
});

test('names a few of the profiles only that have a key as well', () => {
  const explanation = explainProfile(story(), ONE);
  const others = Array.from({ length: 7 }, (_, index) => String(index).repeat(32));

  expect(formatProfileExplanation({ ...explanation, Keys: [{ KeyName: 'store', Value: ['web'], HeldBy: [], AlsoOf: others }] }))
    .toContain(`ambiguous: also of ${others.slice(0, 5).join(', ')} and 2 more\n`);
});
