/**
 * Shopify customers, draft orders and orders.
 *
 * From the Administrator Guide, mapping-shopify-objects.md and mapping-shopify-objects-standard-order.html.md: sources, targets, the key of the
 * object's own id, what decides StatusCode, and one whole field each (shopifyCustomerId, shopifyOrderId), which shows that the object is at
 * _source.detail.event.detail.payload.
 * Inferred: names and content types of the other fields (see fieldsOf), the Handlebars form of StatusCode, standard identifiers,
 * AllowProfileCreation, SourceName and SourceObject, and that an order finds its profile by _shopifyCustomerId: the guide names _shopifyOrderId
 * only, but maps the customer's id into the order, and a mapping without a PROFILE key is none.
 */
import { fieldsOf, ObjectTypeTemplate } from './object-type-template';

const PAYLOAD = '_source.detail.event.detail.payload';

const FIELDS_OF_BOTH_ORDERS = {
  'Attributes.ShopifyOrderId': 'id',
  'Attributes.ShopifyCustomerId': 'customer.id',
  'AdditionalInformation': 'note',
  'CustomerEmail': 'email',
  'Currency': 'currency',
  'CreatedDate': 'created_at',
  'UpdatedDate': 'updated_at',
  'Name': 'name',
  'StatusCode': `{{#if ${PAYLOAD}.order_status_url}}ACTIVATED{{else}}DRAFT{{/if}}`,
  'BillingAddress.Address1': 'billing_address.address1',
  'BillingAddress.Address2': 'billing_address.address2',
  'BillingAddress.City': 'billing_address.city',
  'BillingAddress.PostalCode': 'billing_address.zip',
  'BillingAddress.Province': 'billing_address.province',
  'BillingAddress.Country': 'billing_address.country',
  'BillingAddress.Name': 'billing_address.name',
  'ShippingAddress.Address1': 'shipping_address.address1',
  'ShippingAddress.Address2': 'shipping_address.address2',
  'ShippingAddress.City': 'shipping_address.city',
  'ShippingAddress.PostalCode': 'shipping_address.zip',
  'ShippingAddress.Province': 'shipping_address.province',
  'ShippingAddress.Country': 'shipping_address.country',
  'ShippingAddress.Name': 'shipping_address.name',
  'TotalPrice': 'total_price',
  'TotalTax': 'total_tax',
  'OrderItems[].Title': 'line_items[].title',
  'OrderItems[].Price': 'line_items[].price',
  'OrderItems[].Quantity': 'line_items[].quantity',
};

const KEYS_OF_BOTH_ORDERS = {
  _shopifyOrderId: [{ StandardIdentifiers: ['UNIQUE', 'ORDER'], FieldNames: ['shopifyOrderId'] }],
  _shopifyCustomerId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['shopifyCustomerId'] }],
};

export const SHOPIFY_TEMPLATES: readonly ObjectTypeTemplate[] = [
  {
    TemplateId: 'Shopify-Customer',
    SourceName: 'Shopify',
    SourceObject: 'Customer',
    AllowProfileCreation: true,
    Fields: fieldsOf(PAYLOAD, {
      _profile: {
        'Attributes.ShopifyCustomerId': 'id',
        'EmailAddress': 'email',
        'FirstName': 'first_name',
        'LastName': 'last_name',
        'AdditionalInformation': 'note',
        'PhoneNumber': 'phone',
        'Address.Address1': 'default_address.address1',
        'Address.Address2': 'default_address.address2',
        'Address.City': 'default_address.city',
        'Address.Province': 'default_address.province',
        'Address.Country': 'default_address.country',
        'Address.PostalCode': 'default_address.zip',
      },
    }),
    Keys: { _shopifyCustomerId: [{ StandardIdentifiers: ['UNIQUE', 'PROFILE'], FieldNames: ['shopifyCustomerId'] }] },
  },
  {
    TemplateId: 'Shopify-DraftOrder',
    SourceName: 'Shopify',
    SourceObject: 'DraftOrder',
    AllowProfileCreation: false,
    Fields: fieldsOf(PAYLOAD, { _order: { ...FIELDS_OF_BOTH_ORDERS, Status: 'status', StatusUrl: 'invoice_url' } }),
    Keys: KEYS_OF_BOTH_ORDERS,
  },
  {
    TemplateId: 'Shopify-Order',
    SourceName: 'Shopify',
    SourceObject: 'Order',
    AllowProfileCreation: false,
    Fields: fieldsOf(PAYLOAD, {
      _order: {
        ...FIELDS_OF_BOTH_ORDERS,
        CancelledDate: 'cancelled_at',
        CancelReason: 'cancel_reason',
        ClosedDate: 'closed_at',
        Status: 'financial_status',
        StatusUrl: 'order_status_url',
        FulfillmentStatus: 'fulfillment_status',
        Gateway: 'gateway',
        CustomerPhone: 'phone',
        ProcessedDate: 'processed_at',
        TotalDiscounts: 'total_discounts',
        TotalItemsPrice: 'total_line_items_price',
        TotalShippingPrice: 'total_shipping_price_set.shop_money.amount',
        TotalTipReceived: 'total_tip_received',
        TotalWeight: 'total_weight',
        CreditCardNumber: 'payment_details.credit_card_number',
        CreditCardCompany: 'payment_details.credit_card_company',
      },
    }),
    Keys: KEYS_OF_BOTH_ORDERS,
  },
];
