/**
 * Identity resolution of a domain that is made elsewhere: `Matching` and `RuleBasedMatching` of the domain, and nothing else of it.
 *
 * It has no tags of its own, so its owner mark is a tag on the domain. It is there when a matching is on, or a mark is on the domain.
 *
 * Whose it is, and what that lets an event do, is decided for all kinds in ownership/decision.ts.
 *
 * | event  | live state                        | calls                                            | answer                        |
 * |--------|-----------------------------------|--------------------------------------------------|-------------------------------|
 * | Create | off                               | GetDomain, TagResource, UpdateDomain             | SUCCESS                       |
 * | Create | off, and the service refuses it   | ..., UntagResource, GetDomain                    | FAILED, `not-created/...`     |
 * | Create | made by this very event, or kept | GetDomain, then as Update                        | SUCCESS                       |
 * | Create | off, with the mark of another     | as without a mark                                | SUCCESS                       |
 * | Create | on and not ours, Existing FAIL    | GetDomain                                        | FAILED, `not-created/...`     |
 * | Create | on and not ours, Existing ADOPT   | GetDomain, UpdateDomain if need be, TagResource  | SUCCESS                       |
 * | Create | no such domain                    | GetDomain, TagResource (404)                     | FAILED, `not-created/...`     |
 * | Update | as wanted                         | GetDomain                                        | SUCCESS                       |
 * | Update | differs                           | GetDomain, UpdateDomain                          | SUCCESS                       |
 * | Update | rules differ, IN_PROGRESS         | GetDomain                                        | FAILED, same id               |
 * | Update | off and without a mark            | as Create                                        | SUCCESS, same id              |
 * | Update | on and without a mark, another's  | GetDomain; to adopt: as Create                   | FAILED, same id; SUCCESS where it is as wanted |
 * | Update | another domain is wanted          | as Create there                                  | SUCCESS, new id; or FAILED, old id |
 * | Delete | id not ours                       | none                                             | SUCCESS                       |
 * | Delete | off, or no such domain            | GetDomain                                        | SUCCESS                       |
 * | Delete | no mark, another's, kept           | GetDomain                                        | SUCCESS, left alone           |
 * | Delete | adopted, Existing ADOPT           | GetDomain, TagResource                           | SUCCESS, handed back          |
 * | Delete | ours                              | GetDomain, GetDomain, UpdateDomain, UntagResource| SUCCESS                       |
 *
 * The mark is set before matching is switched on, and taken off after it is switched off, so that what is ours is never without it.
 */
import {
  CustomerProfilesClient, GetDomainCommand, TagResourceCommand, UntagResourceCommand, UpdateDomainCommand, UpdateDomainRequest,
} from '@aws-sdk/client-customer-profiles';
import { asFormerly, LiveMatchings, matchingDifference, Matchings, setBlocks, updateDomain } from './matching-difference';
import { decodeRequest } from '../../model/api/decode';
import { checkIdentityResolution } from '../../model/rules/domain/domain-rules';
import { IDENTITY_RESOLUTION_TAG } from '../../model/wire';
import type { Timestamped, ResourceContext, ResourceModule } from '../lifecycle/resource-module';
import { parseMark } from '../ownership/mark';
import { ownershipOf } from '../ownership/ownership';
import type { Tags } from '../ownership/tags';
import { codeOf, Failure, messageOf } from '../retry/failure';
import { wasRefused } from '../service/service-failure';

interface IdentityResolutionIdentity {
  readonly DomainName: string;
}

interface DesiredIdentityResolution extends IdentityResolutionIdentity, Matchings {
  readonly Tags?: Tags;
}

/** Without the time of the domain's creation, which tells nothing of its matching. */
interface LiveIdentityResolution extends LiveMatchings, Timestamped {
  readonly Tags?: Tags;
}

type IdentityResolutionModule = ResourceModule<IdentityResolutionIdentity, DesiredIdentityResolution, LiveIdentityResolution, UpdateDomainRequest>;

export const identityResolution: IdentityResolutionModule = {
  kind: 'identity-resolution',
  ownerTag: IDENTITY_RESOLUTION_TAG,
  importedBy: 'IdentityResolution.fromDomain',

  describe: ({ DomainName }) => `identity resolution of domain ${JSON.stringify(DomainName)}`,

  decode(properties) {
    const { DomainName, Matching, RuleBasedMatching } = decodeRequest('UpdateDomain', properties);
    return { DomainName, ...Matching !== undefined && { Matching }, ...RuleBasedMatching !== undefined && { RuleBasedMatching } };
  },
  check: checkIdentityResolution,

  async read(client, { DomainName }) {
    const { Matching, RuleBasedMatching, Tags: tags } = await client.send(new GetDomainCommand({ DomainName }));
    const marked = ownershipOf(tags, '', IDENTITY_RESOLUTION_TAG).owner !== 'nobody';
    const live = { Matching, RuleBasedMatching, Tags: tags };
    return marked || isOn(live) ? live : undefined;
  },
  isVacant: (live) => !isOn(live),
  create: switchOn,
  sets: setBlocks,
  difference(desired, live, { former, addedAgain, setBefore = '' }) {
    const change = matchingDifference(desired, live, addedAgain ? asFormerly(setBefore, live) : former);
    return Object.keys(change).length > 0 ? { DomainName: desired.DomainName, ...change } : undefined;
  },
  apply: updateDomain,
  remove: switchOff,

  data: ({ DomainName }) => ({ DomainName }),
};

function isOn({ Matching: matching, RuleBasedMatching: ruleBased }: LiveMatchings): boolean {
  return matching?.Enabled === true || ruleBased?.Enabled === true;
}

/** The mark comes first, and is taken off again where the service has certainly not switched anything on: the Delete after a failed Create does nothing. */
async function switchOn(
  client: CustomerProfilesClient, { Tags: mark, ...request }: DesiredIdentityResolution, { arn }: ResourceContext,
): Promise<Timestamped> {
  await client.send(new TagResourceCommand({ resourceArn: arn, tags: mark }));
  try {
    await client.send(new UpdateDomainCommand(request));
  } catch (error) {
    throw wasRefused(error) ? await takeMarkOff(client, request.DomainName, mark, arn, error) : error;
  }
  return {};
}

/**
 * Takes the mark off where matching is off: where it is on, another run of the event has done what this one was refused, and the mark is
 * its. One that does so at the same moment gets its mark back. Returns the error to report.
 */
async function takeMarkOff(client: CustomerProfilesClient, DomainName: string, mark: Tags = {}, arn: string, error: unknown): Promise<unknown> {
  const isOnBy = async () => isOn(await client.send(new GetDomainCommand({ DomainName })));
  try {
    if (!await isOnBy()) {
      await untag(client, arn);
      if (await isOnBy()) {
        await client.send(new TagResourceCommand({ resourceArn: arn, tags: mark }));
      }
    }
    return error;
  } catch (untagError) {
    return new Failure(codeOf(error), `${messageOf(error)}; and the tag ${IDENTITY_RESOLUTION_TAG} may be left over on ${arn}, `
      + `because removing it failed: ${messageOf(untagError)}`, { cause: error });
  }
}

/**
 * Switches off what the app has spoken of; what it never did is somebody else's, and stays on. Of properties that only a newer release can read,
 * the mark remembers it.
 */
async function switchOff(
  client: CustomerProfilesClient, { DomainName }: IdentityResolutionIdentity, { arn, properties }: ResourceContext,
): Promise<void> {
  const live = await client.send(new GetDomainCommand({ DomainName }));
  const marked = parseMark(live.Tags?.[IDENTITY_RESOLUTION_TAG] ?? '')?.holdings[0]?.sets ?? '';
  const spokenOf = properties ?? asFormerly(marked, live);
  const off = Object.fromEntries((['Matching', 'RuleBasedMatching'] as const)
    .filter((block) => live[block]?.Enabled && Object.hasOwn(spokenOf, block))
    .map((block) => [block, { Enabled: false }]));
  if (Object.keys(off).length > 0) {
    await updateDomain(client, { DomainName, ...off });
  }
  await untag(client, arn);
}

async function untag(client: CustomerProfilesClient, arn: string): Promise<void> {
  await client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: [IDENTITY_RESOLUTION_TAG] }));
}
