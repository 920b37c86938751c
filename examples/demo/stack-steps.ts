import { PutProfileObjectTypeCommand } from '@aws-sdk/client-customer-profiles';
import { drawDomain } from './picture';
import { DOMAIN, LAUNCHED, MAY_GO, SANDBOX, WITH_RETURNS } from './stage';
import type { Stage, Switches } from './stage';
import { differing } from './step';
import type { Step } from './step';

export const DEPLOY: Step = {
  title: 'Deploy: a domain with a key, a dead letter queue and matching rules, customers and orders',
  play: deploys(SANDBOX, 0),
  objectTypes: ['Customers', 'Orders'],
};

export const UPDATE: Step = {
  title: 'Update: the loyalty programme is launched, orders are kept longer, the dead letter queue goes',
  play: deploys(LAUNCHED, 0),
  check: drawDomain,
  objectTypes: ['Customers', 'Loyalty', 'Orders'],
};

export const FAILING_UPDATE: Step = {
  title: 'Failing update: somebody made "Returns" by hand, so the stack must not take it, and rolls back',
  before: ({ client }) => client.send(new PutProfileObjectTypeCommand({
    DomainName: DOMAIN,
    ObjectTypeName: 'Returns',
    Description: 'made by hand',
    Fields: { id: { Source: '_source.id', Target: '_profile.AccountNumber' } },
    Keys: { id: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE', 'PROFILE'] }] },
  })),
  play: deploys(WITH_RETURNS, 1),
  check: allProfilesAreThere,
  objectTypes: ['Customers', 'Loyalty', 'Orders', 'Returns (made by hand)'],
};

/** The object types of a sandbox go first. A stack whose destruction has failed takes no update any more, so a copy is what fails here. */
export const REFUSED_DESTROY: Step = {
  title: 'Destroy, rehearsed on a copy of the data: refused, because the domain has profiles and nobody has asked for them to go',
  before: (stage) => stage.goOnWithCopy(),
  play: deploys(LAUNCHED, 1, '--destroy'),
  check: allProfilesAreThere,
  after: (stage) => stage.backFromCopy(),
  objectTypes: ['Returns (made by hand)'],
};

export const ASK: Step = {
  title: 'Update: the app asks for the profiles to go with the domain (autoDeleteProfiles)',
  play: deploys(MAY_GO, 0),
  check: allProfilesAreThere,
  objectTypes: ['Customers', 'Loyalty', 'Orders', 'Returns (made by hand)'],
};

export const DESTROY: Step = {
  title: 'Destroy: the example is a sandbox, so its domain goes with it, and now its profiles too',
  play: deploys(MAY_GO, 0, '--destroy'),
};

function deploys(switches: Switches, exitCode: 0 | 1, ...args: string[]): Step['play'] {
  return async (stage) => differing('exit code', await stage.deploy(switches, ...args), exitCode);
}

async function allProfilesAreThere(stage: Stage): Promise<readonly string[]> {
  return differing('profiles', await stage.countProfiles(), stage.expected.profilesAfter('loyalty'));
}
