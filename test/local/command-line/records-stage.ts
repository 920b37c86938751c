import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** A domain whose best rule merges, and whose other rule only matches. */
export const SHOP = {
  DomainName: 'shop',
  DefaultExpirationDays: 366,
  RuleBasedMatching: {
    Enabled: true,
    MatchingRules: [{ Rule: ['EmailAddress'] }, { Rule: ['LastName', 'PhoneNumber'] }],
    MaxAllowedRuleLevelForMatching: 2,
    MaxAllowedRuleLevelForMerging: 1,
    AttributeTypesSelector: { AttributeMatchingModel: 'ONE_TO_ONE' as const, EmailAddress: ['EmailAddress'], PhoneNumber: ['PhoneNumber'] },
  },
};

export const CUSTOMER_TYPE = {
  DomainName: 'shop',
  ObjectTypeName: 'Customer',
  Description: 'customers of the shop',
  AllowProfileCreation: true,
  Fields: {
    id: { Source: '_source.id', Target: '_profile.AccountNumber' },
    lastName: { Source: '_source.last', Target: '_profile.LastName' },
    email: { Source: '_source.email', Target: '_profile.EmailAddress', ContentType: 'EMAIL_ADDRESS' as const },
    phone: { Source: '_source.phone', Target: '_profile.PhoneNumber', ContentType: 'PHONE_NUMBER' as const },
  },
  Keys: { customerId: [{ FieldNames: ['id'], StandardIdentifiers: ['UNIQUE' as const, 'PROFILE' as const] }] },
};

/** A folder that goes after the tests. */
export class Folder {
  public readonly path = mkdtempSync(path.join(tmpdir(), 'cli-records-'));

  public file(name: string, content: string | object): string {
    const file = path.join(this.path, name);
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  }

  public read(name: string): string {
    return readFileSync(path.join(this.path, name), 'utf8');
  }

  public lines(name: string): readonly unknown[] {
    return this.read(name).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
