import {
  CreateDomainCommand, CreateProfileCommand, GetMatchesCommand, ListIdentityResolutionJobsCommand,
} from '@aws-sdk/client-customer-profiles';
import { parse } from 'csv-parse/sync';
import { send } from './raw-http';
import { startService } from './running-service';

interface Exports {
  readonly Files: readonly { readonly S3BucketName: string; readonly S3KeyName: string; readonly Body: string }[];
}

const DomainName = 'shop';

async function exportsOf(url: string): Promise<Exports['Files']> {
  return (JSON.parse((await send(url, 'GET', `/_local/domains/${DomainName}/exports`, '', {})).text) as Exports).Files;
}

test('the matches of a job that were not merged are a file, which the job tells where to find', async () => {
  const { client, url } = await startService();
  await client.send(new CreateDomainCommand({
    DomainName, DefaultExpirationDays: 10, Matching: { Enabled: true, ExportingConfig: { S3Exporting: { S3BucketName: 'matches', S3KeyName: 'weekly' } } },
  }));
  const create = async (members: object) => (await client.send(new CreateProfileCommand({ DomainName, ...members }))).ProfileId!;
  const ann = await create({
    FirstName: 'Ann', LastName: 'Lee, "Al"', EmailAddress: 'a@example.com', GenderString: 'x', Address: { City: 'Rome' }, Attributes: { tier: 'gold', size: 'L' },
  });
  const bea = await create({ FirstName: 'Bea', PersonalEmailAddress: 'A@example.com' });
  await create({ FirstName: 'Zoe' });

  expect(await exportsOf(url)).toEqual([]);
  await send(url, 'POST', `/_local/domains/${DomainName}/identity-resolution-jobs`, '{}', { 'content-type': 'application/json' });
  const [{ S3BucketName, S3KeyName, Body }, ...others] = await exportsOf(url);
  const { IdentityResolutionJobsList: jobs } = await client.send(new ListIdentityResolutionJobsCommand({ DomainName }));
  const { Matches } = await client.send(new GetMatchesCommand({ DomainName }));

  expect(others).toEqual([]);
  expect(S3BucketName).toBe('matches');
  expect(S3KeyName).toMatch(/^weekly\/.*CustomerProfilesPendingMatches-shop-part-0\.csv$/);
  expect(jobs!.map(({ ExportingLocation }) => ExportingLocation)).toEqual([undefined, { S3Exporting: { S3BucketName, S3KeyName } }]);
  const [header, ...rows] = parse(Body) as unknown as readonly (readonly string[])[];
  expect(header.slice(0, 4)).toEqual(['MatchingGroupId', 'ConfidenceScore', 'ProfileId', 'AccountNumber']);
  expect(header.at(-1)).toBe('Attributes');
  const records = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])));
  const { MatchId: MatchingGroupId, ConfidenceScore } = Matches![0];
  expect(records).toEqual([
    expect.objectContaining({
      MatchingGroupId,
      'ConfidenceScore': String(ConfidenceScore),
      'ProfileId': ann,
      'FirstName': 'Ann',
      'LastName': 'Lee, "Al"',
      'EmailAddress': 'a@example.com',
      'Gender': 'x',
      'Address.City': 'Rome',
      'Attributes': '{tier=gold, size=L}',
    }),
    expect.objectContaining({ MatchingGroupId, 'ProfileId': bea, 'FirstName': 'Bea', 'PersonalEmailAddress': 'A@example.com', 'LastName': '', 'Address.City': '', 'Attributes': '' }),
  ]);
});

test('without a place for exports nothing is exported, and a domain that is not there has no exports', async () => {
  const { client, url } = await startService();
  await client.send(new CreateDomainCommand({ DomainName, DefaultExpirationDays: 10, Matching: { Enabled: true } }));
  await send(url, 'POST', `/_local/domains/${DomainName}/identity-resolution-jobs`, '{}', { 'content-type': 'application/json' });

  expect(await exportsOf(url)).toEqual([]);
  expect((await send(url, 'GET', '/_local/domains/nothing/exports', '', {})).status).toBe(404);
});
