import { FieldContentType, FieldTarget, ObjectTypeOptions, StandardCase, StandardIdentifier } from 'cdk-customer-profiles';

/** Goods that a customer sent back, kept as a case for the people at the desk. */
export const returns: ObjectTypeOptions = {
  objectTypeName: 'Returns',
  description: 'Goods that were sent back',
  fields: {
    returnId: { source: '_source.returnId', target: StandardCase.attribute('returnId') },
    customerId: { source: '_source.customerId' },
    title: { source: 'Return of {{_source.item.title}}', target: StandardCase.TITLE },
    reason: { source: '_source.reason', target: StandardCase.REASON },
    status: { source: '_source.status', target: StandardCase.STATUS },
    openedAt: { source: '_source.openedAt', target: StandardCase.CREATED_DATE },
    closedAt: { source: '_source.closedAt', target: StandardCase.CLOSED_DATE },
    refund: { source: '_source.refund', target: FieldTarget.of('_case.Attributes.refund'), contentType: FieldContentType.NUMBER },
  },
  keys: [
    { name: 'returnId', fieldNames: ['returnId'], standardIdentifiers: [StandardIdentifier.UNIQUE, StandardIdentifier.CASE] },
    { name: 'customerId', fieldNames: ['customerId'], standardIdentifiers: [StandardIdentifier.PROFILE] },
  ],
};
