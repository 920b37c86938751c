import { checkedArguments } from '../arguments/checked-arguments';
import { ServiceValue } from '../service-value';

/**
 * A template of the service: fields and keys for the records of a well-known source.
 *
 * What a template maps is shown by `aws customer-profiles get-profile-object-type-template --template-id ...`.
 */
@checkedArguments('ObjectTypeTemplate')
export class ObjectTypeTemplate extends ServiceValue {
  /** Contact records of Amazon Connect. */
  public static readonly CTR = new ObjectTypeTemplate('CTR');
  /** Contact records of Amazon Connect, without profiles inferred from the caller. */
  public static readonly CTR_NO_INFERRED = new ObjectTypeTemplate('CTR-NoInferred');
  /** Contact records of Amazon Connect, associated with profiles that exist. */
  public static readonly CTR_AUTO_ASSOCIATE_ONLY = new ObjectTypeTemplate('CTR-AutoAssociateOnly');
  /** Accounts of Salesforce. */
  public static readonly SALESFORCE_ACCOUNT = new ObjectTypeTemplate('Salesforce-Account');
  /** Contacts of Salesforce. */
  public static readonly SALESFORCE_CONTACT = new ObjectTypeTemplate('Salesforce-Contact');
  /** Assets of Salesforce. */
  public static readonly SALESFORCE_ASSET = new ObjectTypeTemplate('Salesforce-Asset');
  /** Leads of Marketo. */
  public static readonly MARKETO_LEADS = new ObjectTypeTemplate('Marketo-leads');
  /** Users of Zendesk. */
  public static readonly ZENDESK_USERS = new ObjectTypeTemplate('Zendesk-users');
  /** Tickets of Zendesk. */
  public static readonly ZENDESK_TICKETS = new ObjectTypeTemplate('Zendesk-tickets');
  /** Users of ServiceNow. */
  public static readonly SERVICENOW_SYS_USER = new ObjectTypeTemplate('Servicenow-sys_user');
  /** Tasks of ServiceNow. */
  public static readonly SERVICENOW_TASK = new ObjectTypeTemplate('Servicenow-task');
  /** Incidents of ServiceNow. */
  public static readonly SERVICENOW_INCIDENT = new ObjectTypeTemplate('Servicenow-incident');
  /** Identify events of Segment. */
  public static readonly SEGMENT_IDENTIFY = new ObjectTypeTemplate('Segment-Identify');
  /** Customers of Segment. */
  public static readonly SEGMENT_CUSTOMER = new ObjectTypeTemplate('Segment-Customer');
  /** Customers of Shopify. */
  public static readonly SHOPIFY_CUSTOMER = new ObjectTypeTemplate('Shopify-Customer');
  /** Draft orders of Shopify. */
  public static readonly SHOPIFY_DRAFT_ORDER = new ObjectTypeTemplate('Shopify-DraftOrder');
  /** Orders of Shopify. */
  public static readonly SHOPIFY_ORDER = new ObjectTypeTemplate('Shopify-Order');
  /** Click stream events of web sites. */
  public static readonly WEB_ANALYTICS_CLICKSTREAM = new ObjectTypeTemplate('WebAnalytics-Clickstream');

  /**
   * A template by its id, as `aws customer-profiles list-profile-object-type-templates` shows it.
   *
   * @param value 1 to 64 letters, digits, `-` and `_` (API model)
   */
  public static of(value: string): ObjectTypeTemplate {
    return new ObjectTypeTemplate(value);
  }

  private constructor(value: string) {
    super(value);
  }
}
