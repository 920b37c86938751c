import { parse } from 'csv-parse/sync';
import { getIdentityResolutionJob } from '../../../../../src/local/customer-profiles/engine/matching/ml/answers';
import { runJob } from '../../../../../src/local/customer-profiles/engine/matching/ml/run-job';
import { idOf, putProfile, sceneOf, TOOLS } from '../matching-scene';

const exporting = (prefix: string | undefined) => ({
  Matching: { Enabled: true, ExportingConfig: { S3Exporting: { S3BucketName: 'matches', ...prefix !== undefined && { S3KeyName: prefix } } } },
});

test('a job exports the matches, a line for each profile, which any reader of CSV can read', () => {
  const scene = sceneOf(exporting('out/x'));
  putProfile(scene, 'a', {
    'EmailAddress': 'a@x',
    'FirstName': 'Ann "A", Lee',
    'AdditionalInformation': 'one\r\ntwo',
    'Address.City': 'Bonn',
    'GenderString': 'F',
    'Attributes.x': '"1"',
    'Attributes.y': '2',
  });
  putProfile(scene, 'b', { EmailAddress: 'a@x' });
  putProfile(scene, 'c', { EmailAddress: 'c@x' });
  const { exported, job } = runJob(scene, TOOLS);
  const rows = parse(exported?.text ?? '', { columns: true, record_delimiter: '\r\n' }) as readonly { readonly [column: string]: string }[];
  const [{ matchId, confidence }] = scene.data.documents('ml-matches').map(({ value }) => value as { matchId: string; confidence: number });

  expect(exported).toMatchObject({ bucket: 'matches', key: 'out/x/CustomerProfilesPendingMatches-shop-part-0.csv' });
  expect(rows).toMatchObject([
    {
      'MatchingGroupId': matchId,
      'ConfidenceScore': String(confidence),
      'ProfileId': idOf('a'),
      'EmailAddress': 'a@x',
      'FirstName': 'Ann "A", Lee',
      'Gender': 'F',
      'AdditionalInformation': 'one\r\ntwo',
      'Address.City': 'Bonn',
      'BillingAddress.PostalCode': '',
      'Attributes': '{x="1", y=2}',
    },
    { MatchingGroupId: matchId, ProfileId: idOf('b'), FirstName: '', Attributes: '' },
  ]);
  expect(Object.keys(rows[0]).slice(0, 20)).toEqual([
    'MatchingGroupId', 'ConfidenceScore', 'ProfileId', 'AccountNumber', 'AdditionalInformation', 'PartyType', 'BusinessName', 'FirstName', 'LastName',
    'BirthDate', 'Gender', 'PhoneNumber', 'MobilePhoneNumber', 'HomePhoneNumber', 'BusinessPhoneNumber', 'EmailAddress', 'PersonalEmailAddress',
    'BusinessEmailAddress', 'Address.Address1', 'Address.Address2',
  ]);
  expect(Object.keys(rows[0])).toHaveLength(59);
  expect(getIdentityResolutionJob(scene, job.jobId).ExportingLocation).toEqual({
    S3Exporting: { S3BucketName: 'matches', S3KeyName: 'out/x/CustomerProfilesPendingMatches-shop-part-0.csv' },
  });
});

test.each([[undefined, ''], ['', ''], ['out/', 'out/'], ['out', 'out/']])('with the prefix %p, the key begins with %p', (prefix, expected) => {
  expect(runJob(sceneOf(exporting(prefix)), TOOLS).exported?.key).toBe(`${expected}CustomerProfilesPendingMatches-shop-part-0.csv`);
});
