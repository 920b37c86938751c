import { FieldContentType, ObjectTypeOptions, StandardIdentifier, StandardOrder, StandardProfile } from 'cdk-customer-profiles';

/** An order of the web shop. Who orders without an account says who they are, and gets a profile. */
export const orders: ObjectTypeOptions = {
  objectTypeName: 'Orders',
  description: 'Orders of the web shop',
  allowProfileCreation: true,
  fields: {
    orderId: { source: '_source.orderId', target: StandardOrder.attribute('orderId') },
    customerId: { source: '_source.customer.id' },
    email: { source: '_source.customer.email', target: StandardOrder.CUSTOMER_EMAIL, contentType: FieldContentType.EMAIL_ADDRESS },
    firstName: { source: '_source.customer.name.first', target: StandardProfile.FIRST_NAME, contentType: FieldContentType.NAME },
    lastName: { source: '_source.customer.name.last', target: StandardProfile.LAST_NAME, contentType: FieldContentType.NAME },
    phone: { source: '_source.customer.phone', target: StandardProfile.PHONE_NUMBER, contentType: FieldContentType.PHONE_NUMBER },
    name: { source: '_source.name', target: StandardOrder.NAME },
    status: { source: '_source.status', target: StandardOrder.STATUS },
    createdAt: { source: '_source.createdAt', target: StandardOrder.CREATED_DATE },
    updatedAt: { source: '_source.updatedAt', target: StandardOrder.UPDATED_DATE },
    total: { source: '_source.total.amount', target: StandardOrder.TOTAL_PRICE, contentType: FieldContentType.NUMBER },
    tax: { source: '_source.total.tax', target: StandardOrder.TOTAL_TAX, contentType: FieldContentType.NUMBER },
    currency: { source: '_source.total.currency', target: StandardOrder.CURRENCY },
    itemTitle: { source: '_source.items[].title', target: StandardOrder.ORDER_ITEMS_TITLE },
    itemPrice: { source: '_source.items[].price', target: StandardOrder.ORDER_ITEMS_PRICE, contentType: FieldContentType.NUMBER },
    store: { source: '_source.store.code', target: StandardOrder.attribute('store') },
  },
  keys: [
    { name: 'orderId', fieldNames: ['orderId'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.ORDER] },
    { name: 'customerId', fieldNames: ['customerId'], standardIdentifiers: [StandardIdentifier.PROFILE] },
    {
      name: '_email',
      fieldNames: ['email'],
      standardIdentifiers: [StandardIdentifier.PROFILE, StandardIdentifier.SECONDARY, StandardIdentifier.LOOKUP_ONLY],
    },
    { name: 'store', fieldNames: ['store'] },
  ],
};
