import { App, Duration, Stack } from 'aws-cdk-lib';
import { Domain, FieldTarget, StandardIdentifier } from 'cdk-customer-profiles';

const app = new App();
const stack = new Stack(app, 'Shop');

// Three mistakes: too long, misspelt, and no key that is unique.
const domain = new Domain(stack, 'Domain', { domainName: 'shop', defaultExpiration: Duration.days(1099) });
domain.addObjectType('Customers', {
  objectTypeName: 'Customers',
  fields: { email: { source: '_source.email', target: FieldTarget.of('_profile.EmailAdress') } },
  keys: [{ name: '_email', fieldNames: ['email'], standardIdentifiers: [StandardIdentifier.PROFILE] }],
});
app.synth();
