/**
 * Clickstream events of web analytics.
 *
 * From the Administrator Guide, web-analytics-clickstream-mapping: sources, targets, keys with their standard identifiers.
 * Inferred: names of fields (see fieldsOf), SourceName and SourceObject, and AllowProfileCreation: an anonymous visitor's key could find no profile
 * if none were created for it.
 */
import { fieldsOf, ObjectTypeTemplate } from './object-type-template';

/** Fields that the web analytics object takes over under the same name. */
const SAME_IN_EVENT = [
  'Session.Id', 'Session.StartTimestamp', 'Browser.Id', 'User.Id', 'User.AnonymousId', 'User.IsReturning', 'User.IsLoggedIn', 'OrderId', 'DeviceId',
  'EventType', 'EventTimestamp', 'EventDuration', 'EventValue', 'Page.Title', 'Page.Location', 'Page.Referrer', 'Page.Category', 'Element.Id',
  'Element.Type', 'Element.Classes', 'Element.Text', 'Element.AltText', 'Element.Source', 'Search.Query', 'Search.TotalMatchingResults',
  'Search.ResultsPerPage', 'Search.CurrentResultsPage', 'Search.FilterExpression', 'Search.SortCriteria', 'Search.SortOrder', 'Item.Id', 'Item.Title',
  'Item.Category', 'Item.Value', 'Item.Currency', 'Item.Quantity', 'Item.ImpressionId', 'Item.ImpressionType', 'ItemsList[].Id', 'ItemsList[].Title',
  'ItemsList[].Category', 'ItemsList[].Value', 'ItemsList[].Currency', 'ItemsList[].Quantity', 'ItemsList[].ImpressionType',
  'ItemsList[].ImpressionId', 'AdditionalItemImpressions[].Title', 'AdditionalItemImpressions[].Id', 'AdditionalItemImpressions[].Category',
  'AdditionalItemImpressions[].Value', 'AdditionalItemImpressions[].Currency', 'Cart.Id', 'Cart.Value', 'Cart.Currency', 'Form.Id', 'Form.Name',
  'Form.Length', 'Form.ValidationErrors', 'Form.FieldsCompleted', 'Form.FieldsRequired', 'Scroll.DepthPercentage', 'Scroll.PositionX',
  'Scroll.PositionY', 'Error.Description', 'Error.Type', 'Location.Country', 'Location.State', 'Location.Province', 'Location.City',
  'Location.County', 'Location.Latitude', 'Location.Longitude', 'Application.Name', 'Application.Version', 'Application.Environment',
];

const TABLES = {
  _webAnalytics: { 'Attributes.ClickstreamEventId': 'EventId', ...Object.fromEntries(SAME_IN_EVENT.map((field) => [field, field])) },
  _order: {
    'Attributes.WebAnalyticsOrderId': 'OrderId',
    'Attributes.WebSessionId': 'Session.Id',
    'TotalPrice': 'Order.Value',
    'Currency': 'Order.Currency',
    'TotalDiscounts': 'Order.Discounts',
    'Attributes.ShippingMethod': 'Order.ShippingMethod',
    'Attributes.ShipmentTrackingId': 'Order.ShipmentTrackingId',
    'ShippingAddress.Address1': 'Order.ShippingAddress',
    'Gateway': 'Order.PaymentMethod',
    'OrderItems[].Title': 'ItemsList[].Title',
    'OrderItems[].Price': 'ItemsList[].Price',
    'OrderItems[].Quantity': 'ItemsList[].Quantity',
  },
  _device: {
    'Attributes.WebAnalyticsDeviceId': 'DeviceId',
    'Attributes.WebSessionId': 'Session.Id',
    'Type': 'Device.Type',
    'OperatingSystem': 'Device.OperatingSystem',
    'OperatingSystemVersion': 'Device.OSVersion',
    'ScreenWidth': 'Device.ScreenWidth',
    'ScreenHeight': 'Device.ScreenHeight',
    'Browser': 'Device.Browser',
    'BrowserVersion': 'Device.BrowserVersion',
    'Locale': 'Device.Locale',
    'Model': 'Device.Model',
    'Manufacturer': 'Device.Manufacturer',
  },
};

export const WEB_ANALYTICS_TEMPLATES: readonly ObjectTypeTemplate[] = [
  {
    TemplateId: 'WebAnalytics-Clickstream',
    SourceName: 'WebAnalytics',
    SourceObject: 'Clickstream',
    AllowProfileCreation: true,
    Fields: fieldsOf('_source', TABLES, {
      '_webAnalytics.User.Id': 'userId',
      '_webAnalytics.User.AnonymousId': 'anonymousUserId',
      '_order.Attributes.WebSessionId': 'orderWebSessionId',
      '_device.Attributes.WebSessionId': 'deviceWebSessionId',
    }),
    Keys: {
      _webAnalyticsClickstreamEventId: [{ StandardIdentifiers: ['WEB_ANALYTICS', 'UNIQUE'], FieldNames: ['clickstreamEventId'] }],
      _webAnalyticsUserId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['userId'] }],
      _webAnalyticsAnonymousUserId: [{ StandardIdentifiers: ['PROFILE'], FieldNames: ['anonymousUserId'] }],
      _webAnalyticsOrderId: [{ StandardIdentifiers: ['ORDER'], FieldNames: ['webAnalyticsOrderId'] }],
      _webAnalyticsDeviceId: [{ StandardIdentifiers: ['DEVICE'], FieldNames: ['webAnalyticsDeviceId'] }],
    },
  },
];
