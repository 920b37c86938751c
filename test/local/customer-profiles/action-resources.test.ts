import * as client from '@aws-sdk/client-customer-profiles';
import { resourcesOf } from '../../../src/local/customer-profiles/dispatch/action-resources';
import { Arns } from '../../../src/local/customer-profiles/api/arns';
import { parseRoute, readLabels } from '../../../src/local/customer-profiles/protocol/route';
import { REQUESTS } from '../../../src/model/api/limits.generated';
import { SERVICE_ACTIONS } from '../../constructs/service-actions';

const arns = new Arns('aws', 'us-east-1', '000000000000');
const CRM = 'arn:aws:profile:us-east-1:000000000000:domains/crm';

/** The path of an operation, of the SDK's schema of it, with each label filled in by its own name. */
function labelsOf(operation: string): { [key: string]: string } {
  const schema = (client as unknown as { [key: string]: readonly unknown[] })[`${operation}$`];
  const { http: [method, path] } = schema[3] as { http: [string, string] };
  const route = parseRoute(method, path.split('?')[0]);
  return { ...readLabels(route, route.segments.map((segment) => ('label' in segment ? segment.label : segment.literal))) };
}

const members = Object.fromEntries(['ObjectTypeName', 'Uri', 'RecommenderName'].map((name) => [name, name]));

test('every operation is decided on the resources that IAM has for it', () => {
  const differing = Object.keys(REQUESTS)
    .filter((operation) => Object.hasOwn(SERVICE_ACTIONS, operation) && !operation.endsWith('Resource'))
    .filter((operation) => {
      const kinds = resourcesOf({ operation, labels: labelsOf(operation), request: members }, arns)
        .filter((arn) => arn !== '*')
        .map((arn) => arn.split('/').length === 2 ? 'domains' : arn.split('/')[2]);
      return JSON.stringify(kinds.sort()) !== JSON.stringify([...SERVICE_ACTIONS[operation]].sort());
    });

  expect(differing).toEqual([]);
});

test.each<[string, { [key: string]: string }, { [key: string]: unknown }, string[]]>([
  ['ListDomains', {}, {}, ['*']],
  ['GetDomain', { DomainName: 'crm' }, {}, [CRM]],
  ['GetProfileObjectType', { DomainName: 'crm', ObjectTypeName: 'Customer' }, {}, [CRM, `${CRM}/object-types/Customer`]],
  ['PutProfileObject', { DomainName: 'crm' }, { ObjectTypeName: 'Customer' }, [CRM, `${CRM}/object-types/Customer`]],
  ['PutIntegration', { DomainName: 'crm' }, { Uri: 'arn:aws:appflow:::flow/f', ObjectTypeName: 'Customer' }, [CRM, `${CRM}/integrations/arn:aws:appflow:::flow/f`]],
  ['PutIntegration', { DomainName: 'crm' }, { FlowDefinition: {} }, [CRM, `${CRM}/integrations/*`]],
  ['TagResource', { resourceArn: `${CRM}/layouts/l` }, {}, [`${CRM}/layouts/l`]],
])('%s with %j and %j', (operation, labels, request, resources) => {
  expect(resourcesOf({ operation, labels, request }, arns)).toEqual(resources);
});
