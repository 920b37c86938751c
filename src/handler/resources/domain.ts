/**
 * A domain.
 *
 * Whose it is, and what that lets an event do, is decided for all kinds in ownership/decision.ts.
 *
 * | event  | live state                       | calls                                          | answer                        |
 * |--------|----------------------------------|------------------------------------------------|-------------------------------|
 * | Create | absent                           | GetDomain, CreateDomain                        | SUCCESS                       |
 * | Create | made by this very event          | GetDomain                                      | SUCCESS                       |
 * | Create | ours, kept                       | GetDomain, UpdateDomain if need be, TagResource| SUCCESS                       |
 * | Create | not ours, Existing FAIL          | GetDomain                                      | FAILED, `not-created/...`     |
 * | Create | nobody's, Existing ADOPT         | GetDomain, UpdateDomain if need be, TagResource| SUCCESS                       |
 * | Create | another's, Existing ADOPT        | GetDomain, TagResource                         | SUCCESS; FAILED where settings differ |
 * | Create | made between read and create     | GetDomain, CreateDomain (400), GetDomain       | as found                      |
 * | Update | as wanted                        | GetDomain                                      | SUCCESS                       |
 * | Update | differs                          | GetDomain, UpdateDomain, TagResource, Untag... | SUCCESS                       |
 * | Update | rules differ, IN_PROGRESS        | GetDomain                                      | FAILED, same id               |
 * | Update | matching an IdentityResolution's | GetDomain                                      | FAILED, same id; left alone where none, or no other, is wanted |
 * | Update | absent                           | GetDomain, CreateDomain                        | SUCCESS, same id              |
 * | Update | another construct's              | GetDomain                                      | FAILED, same id; SUCCESS where it is as wanted |
 * | Update | another name is wanted           | GetDomain of both, then as Create of that name | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                      | none                                           | SUCCESS                       |
 * | Delete | absent                           | GetDomain                                      | SUCCESS                       |
 * | Delete | another's, kept, handed back     | GetDomain                                      | SUCCESS, left alone           |
 * | Delete | another's, who has it of us      | GetDomain, TagResource                         | SUCCESS, given up             |
 * | Delete | adopted, Existing ADOPT          | GetDomain, TagResource                         | SUCCESS, handed back          |
 * | Delete | holds profiles or objects, not agreed to | GetDomain                              | FAILED                        |
 * | Delete | ours                             | GetDomain, DeleteDomain                        | SUCCESS                       |
 */
import {
  CreateDomainCommand, CreateDomainRequest, DeleteDomainCommand, GetDomainCommand, GetDomainResponse, UpdateDomainRequest,
} from '@aws-sdk/client-customer-profiles';
import { asFormerly, matchingDifference, Matchings, setBlocks, updateDomain } from './matching-difference';
import { decodeRequest } from '../../model/api/decode';
import { checkDomain } from '../../model/rules/domain/domain-rules';
import { IDENTITY_RESOLUTION_TAG } from '../../model/wire';
import type { History, ResourceModule } from '../lifecycle/resource-module';
import { ownershipOf } from '../ownership/ownership';
import { Failure } from '../retry/failure';

interface DomainIdentity {
  readonly DomainName: string;
}

type DesiredDomain = CreateDomainRequest & DomainIdentity;

/** Texts that UpdateDomain clears when they are empty, and leaves as they are when they are left out (API model, UpdateDomainRequest). */
const CLEARABLE = ['DefaultEncryptionKey', 'DeadLetterQueueUrl'] as const;

export const domain: ResourceModule<DomainIdentity, DesiredDomain, GetDomainResponse, UpdateDomainRequest> = {
  kind: 'domain',
  importedBy: 'Domain.fromDomainName',

  describe: ({ DomainName }) => `domain ${JSON.stringify(DomainName)}`,

  decode: (properties) => decodeRequest('CreateDomain', properties),
  check: checkDomain,

  read: async (client, { DomainName }) => client.send(new GetDomainCommand({ DomainName })),
  create: async (client, request) => client.send(new CreateDomainCommand(request)),
  sets: setBlocks,
  difference: domainDifference,
  apply: updateDomain,

  objectToRemoval(live, { DomainName }, properties) {
    const { ProfileCount: profiles = 0, ObjectCount: objects = 0 } = live.Stats ?? {};
    return profiles + objects > 0 && String(properties?.AutoDeleteProfiles) !== 'true'
      ? `domain ${JSON.stringify(DomainName)} holds ${profiles} profiles and ${objects} objects, which deleting it would destroy; to keep it set \`removalPolicy: RemovalPolicy.RETAIN\`, `
        + 'to destroy them set `autoDeleteProfiles: true`, and deploy that before it is removed from the app'
      : undefined;
  },
  remove: async (client, { DomainName }) => {
    await client.send(new DeleteDomainCommand({ DomainName }));
  },

  data: ({ DomainName }, Arn, { CreatedAt }) => ({ DomainName, Arn, ...CreatedAt ? { CreatedAt: CreatedAt.toISOString() } : {} }),
};

/** The update that is needed, with the members that differ only: the service keeps what is left out. */
export function domainDifference(
  desired: DesiredDomain, live: GetDomainResponse, { former, created, addedAgain, setBefore = '' }: History<DesiredDomain>,
): UpdateDomainRequest | undefined {
  const change: Partial<UpdateDomainRequest> = { ...domainMatchingDifference(desired, live, addedAgain ? asFormerly(setBefore, live) : former) };
  if (desired.DefaultExpirationDays !== live.DefaultExpirationDays) {
    change.DefaultExpirationDays = desired.DefaultExpirationDays;
  }
  for (const member of CLEARABLE) {
    const cleared = created || former?.[member] !== undefined;
    const wanted = desired[member] ?? (cleared ? '' : undefined);
    if (wanted !== undefined && wanted !== (live[member] ?? '')) {
      change[member] = wanted;
    }
  }
  const switchedOff = created || former?.DataStore !== undefined;
  const enabled = desired.DataStore?.Enabled ?? (switchedOff ? false : undefined);
  if (enabled !== undefined && enabled !== (live.DataStore?.Enabled ?? false)) {
    change.DataStore = { Enabled: enabled };
  }
  return Object.keys(change).length > 0 ? { DomainName: desired.DomainName, ...change } : undefined;
}

/** Matching that belongs to an `IdentityResolution`, of this app or another, is not the domain's to change. */
function domainMatchingDifference(desired: DesiredDomain, live: GetDomainResponse, former: Matchings | undefined): Matchings {
  const ownership = ownershipOf(live.Tags, '', IDENTITY_RESOLUTION_TAG);
  if (ownership.owner === 'nobody') {
    return matchingDifference(desired, live, former);
  }
  // what is wanted and live already needs no change, whoever has switched it on: a roll-back must not fail for it
  if (Object.keys(matchingDifference(desired, live)).length > 0) {
    throw new Failure('NotOurs', `the matching of domain ${JSON.stringify(desired.DomainName)} belongs to an IdentityResolution `
      + `(tag ${IDENTITY_RESOLUTION_TAG}), so it is left alone; remove matching and ruleBasedMatching from the domain, or the IdentityResolution from its app; `
      + 'where there is none any more, remove the tag');
  }
  return {};
}
