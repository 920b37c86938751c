import {
  CustomerProfilesClient, GetProfileObjectTypeCommand, ListProfileObjectTypesCommand, ResourceNotFoundException,
} from '@aws-sdk/client-customer-profiles';

/** The object types that a domain has, or undefined where there is no such domain. */
export async function heldBy(client: CustomerProfilesClient, domainName: string): Promise<string[] | undefined> {
  try {
    const { Items = [] } = await client.send(new ListProfileObjectTypesCommand({ DomainName: domainName }));
    const names = await Promise.all(Items.map(async ({ ObjectTypeName: name }) => {
      const { Description: description } = await client.send(new GetProfileObjectTypeCommand({ DomainName: domainName, ObjectTypeName: name }));
      return description === 'made by hand' ? `${name} (${description})` : name!;
    }));
    return names.sort();
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      return undefined;
    }
    throw error;
  }
}
